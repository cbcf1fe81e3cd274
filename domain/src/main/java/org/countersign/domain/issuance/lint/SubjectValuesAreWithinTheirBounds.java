package org.countersign.domain.issuance.lint;

import java.util.stream.Collectors;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;

/** Every subject attribute is between one character and its upper bound. */
final class SubjectValuesAreWithinTheirBounds implements LintRule {

  private static boolean within(AttributeTypeAndValue attribute) {
    int characters = length(attribute);
    return characters > 0
        && attribute.type().map(type -> characters <= type.maxCharacters()).orElse(false);
  }

  private static String text(AttributeTypeAndValue attribute) {
    return attribute
        .type()
        .map(
            type ->
                type.wireName()
                    + " has "
                    + length(attribute)
                    + " characters; 1 to "
                    + type.maxCharacters())
        .orElse("subject attribute " + attribute.oid() + " is none that is issued");
  }

  private static int length(AttributeTypeAndValue attribute) {
    return attribute.value().codePointCount(0, attribute.value().length());
  }

  @Override
  public String code() {
    return "subject-value-out-of-bounds";
  }

  @Override
  public String clause() {
    return "RFC 5280, appendix A.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().subject().isEmpty();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject
        .encoded()
        .subject()
        .attributes()
        .allMatch(SubjectValuesAreWithinTheirBounds::within);
  }

  @Override
  public String finding(LintSubject subject) {
    return subject
        .encoded()
        .subject()
        .attributes()
        .filter(attribute -> !within(attribute))
        .map(SubjectValuesAreWithinTheirBounds::text)
        .collect(Collectors.joining("; "));
  }
}
