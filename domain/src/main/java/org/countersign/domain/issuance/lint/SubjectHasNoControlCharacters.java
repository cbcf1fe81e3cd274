package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;

/**
 * No subject attribute has a control character in it: comparison of names maps them to nothing (RFC
 * 4518, 2.2), so that two names that look different are one.
 */
final class SubjectHasNoControlCharacters implements LintRule {

  private static final int NONE = -1;

  private static int control(LintSubject subject) {
    for (RelativeDistinguishedName part : subject.encoded().subject().parts()) {
      for (AttributeTypeAndValue attribute : part.attributes()) {
        int found = control(attribute.value());
        if (found != NONE) {
          return found;
        }
      }
    }
    return NONE;
  }

  private static int control(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return value.charAt(i);
      }
    }
    return NONE;
  }

  @Override
  public String code() {
    return "subject-control-character";
  }

  @Override
  public String clause() {
    return "RFC 5280, 7.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().subject().isEmpty();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return control(subject) == NONE;
  }

  @Override
  public String finding(LintSubject subject) {
    return "a subject attribute holds the control character U+%04X".formatted(control(subject));
  }
}
