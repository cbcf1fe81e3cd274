package org.countersign.domain.issuance.lint;

import java.util.Arrays;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The subjectKeyIdentifier is derived from the certified key by RFC 7093, method 1. */
final class SubjectKeyIdentifierIsDerivedFromTheKey implements LintRule {

  @Override
  public String code() {
    return "subject-key-identifier-differs";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.2";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return Arrays.equals(
        subject.encoded().subjectKeyIdentifier(), subject.encoded().publicKey().keyIdentifier());
  }

  @Override
  public String finding(LintSubject subject) {
    return "subjectKeyIdentifier is not derived from the certified key";
  }
}
