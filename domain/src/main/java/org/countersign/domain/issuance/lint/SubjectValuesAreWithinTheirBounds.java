package org.countersign.domain.issuance.lint;

import java.util.stream.Collectors;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;

/** Every subject attribute is between one character and its upper bound. */
final class SubjectValuesAreWithinTheirBounds implements LintRule {

  private static boolean within(AttributeTypeAndValue attribute) {
    int characters = length(attribute);
    return characters > 0 && characters <= attribute.type().maxCharacters();
  }

  private static String text(AttributeTypeAndValue attribute) {
    return attribute.type().wireName()
        + " has "
        + length(attribute)
        + " characters; 1 to "
        + attribute.type().maxCharacters();
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
