package org.countersign.domain.policy.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.pattern.SubjectPattern;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.SubjectAttributeType;

/** What a policy says of one subject attribute. */
public record SubjectAttributeRule(SubjectAttributeType type, ValueLists<SubjectPattern> values) {

  private static final ValuesSection<SubjectAttributeType, SubjectPattern> SECTION =
      new ValuesSection<>(
          "subject",
          "Subject attribute",
          SubjectAttributeType::ofWireName,
          SubjectAttributeRule.types(),
          type -> true,
          SubjectPattern::of,
          SubjectPattern::whatIsExpected,
          SubjectAttributeRule::whyDead);

  public SubjectAttributeRule {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(values, "values");
  }

  private static String types() {
    return String.join(
            ", ", SubjectAttributeType.NAMED.stream().map(SubjectAttributeType::wireName).toList())
        + ", or a dotted object identifier";
  }

  private static Optional<String> whyDead(SubjectAttributeType type, SubjectPattern pattern) {
    return pattern
        .whyDead(type)
        .map(
            why ->
                QuotedText.quoted(pattern.text())
                    + " can match no "
                    + type.wireName()
                    + ": "
                    + QuotedText.escaped(why));
  }

  public static List<FieldError> check(PolicyDocument document) {
    return SECTION.check(document.subject());
  }

  public static List<FieldError> deadPatterns(PolicyDocument document) {
    return SECTION.deadPatterns(document.subject());
  }

  /**
   * The section of a document in which {@link #check} finds no error; empty when it names nothing.
   */
  public static List<SubjectAttributeRule> of(PolicyDocument document) {
    return SECTION.read(
        document.subject(), (type, entry, values) -> new SubjectAttributeRule(type, values));
  }

  /** The index of the rule for a type, or -1. */
  public static int indexOf(List<SubjectAttributeRule> rules, SubjectAttributeType type) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).type().equals(type)) {
        return i;
      }
    }
    return -1;
  }
}
