package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/** subjectKeyIdentifier is not critical. */
final class SubjectKeyIdentifierIsNotCritical extends ExtensionCriticality {

  SubjectKeyIdentifierIsNotCritical() {
    super(EncodedExtension.SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier");
  }

  @Override
  public String code() {
    return "subject-key-identifier-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.2";
  }

  @Override
  boolean expected(LintSubject subject) {
    return false;
  }
}
