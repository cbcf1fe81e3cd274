package org.countersign.domain.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.x509.SubjectAttributeType;

/** What a policy says of one subject attribute. */
public record SubjectAttributeRule(SubjectAttributeType type, ValueLists<SubjectPattern> values) {

  private static final ValuesSection<SubjectAttributeType, SubjectPattern> SECTION =
      new ValuesSection<>(
          "subject",
          "Subject attribute",
          List.of(SubjectAttributeType.values()),
          SubjectAttributeType::wireName,
          (type, text) -> Optional.of(new SubjectPattern(text)),
          (type, text) -> "");

  public SubjectAttributeRule {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(values, "values");
  }

  static List<FieldError> check(PolicyDocument document) {
    return SECTION.check(document.subject());
  }

  /**
   * The section of a document in which {@link #check} finds no error; empty when it names nothing.
   */
  static List<SubjectAttributeRule> of(PolicyDocument document) {
    return SECTION.read(
        document.subject(), (type, entry, values) -> new SubjectAttributeRule(type, values));
  }
}
