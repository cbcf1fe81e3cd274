package org.countersign.domain.issuance.lint;

import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;

/**
 * Every subject attribute is a PrintableString or a UTF8String; the other choices of
 * DirectoryString are for names from before 2004.
 */
final class SubjectValuesAreDirectoryStrings implements LintRule {

  private static boolean wellTyped(AttributeTypeAndValue attribute) {
    return attribute.stringType() == StringType.UTF8
        || attribute.stringType() == StringType.PRINTABLE;
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
    return "RFC 5280, 4.1.2.4 and 4.1.2.6";
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
        + "; PRINTABLE or UTF8";
  }
}
