package org.countersign.domain.issuance.lint;

import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;

/**
 * Every subject attribute is of a string type of its syntax: of a DirectoryString the two choices
 * that are not for names from before 2004, of another the types that its definition has.
 */
final class SubjectValuesHaveTheirStringTypes implements LintRule {

  private static boolean wellTyped(AttributeTypeAndValue attribute) {
    return attribute.type().syntax().has(attribute.stringType());
  }

  private static Optional<AttributeTypeAndValue> firstOther(LintSubject subject) {
    for (RelativeDistinguishedName part : subject.encoded().subject().parts()) {
      for (AttributeTypeAndValue attribute : part.attributes()) {
        if (!wellTyped(attribute)) {
          return Optional.of(attribute);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String code() {
    return "subject-string-type";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1.2.4, 4.1.2.6 and appendix A.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().subject().isEmpty();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return firstOther(subject).isEmpty();
  }

  @Override
  public String finding(LintSubject subject) {
    AttributeTypeAndValue attribute = firstOther(subject).orElseThrow();
    return "subject attribute "
        + attribute.oid()
        + " is of string type "
        + attribute.stringType()
        + "; "
        + attribute.type().syntax().stringTypes().stream()
            .map(StringType::name)
            .collect(Collectors.joining(" or "));
  }
}
