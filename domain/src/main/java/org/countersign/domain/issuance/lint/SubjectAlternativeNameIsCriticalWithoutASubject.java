package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/**
 * subjectAltName is critical exactly when the subject is empty, for then it alone names the holder.
 */
final class SubjectAlternativeNameIsCriticalWithoutASubject extends ExtensionCriticality {

  SubjectAlternativeNameIsCriticalWithoutASubject() {
    super(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, "subjectAltName");
  }

  @Override
  public String code() {
    return "subject-alternative-name-criticality";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.6";
  }

  @Override
  boolean expected(LintSubject subject) {
    return subject.encoded().subject().isEmpty();
  }
}
