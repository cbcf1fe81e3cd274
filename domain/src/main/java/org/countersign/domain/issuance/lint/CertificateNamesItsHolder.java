package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/**
 * A leaf names somebody, in the subject or in the subjectAltName; a CA names itself in the subject.
 */
final class CertificateNamesItsHolder implements LintRule {

  @Override
  public String code() {
    return "no-name";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1.2.6";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    boolean named = !subject.encoded().subject().isEmpty();
    return named
        || !subject.encoded().basicConstraints().ca() && !subject.encoded().names().isEmpty();
  }

  @Override
  public String finding(LintSubject subject) {
    return subject.encoded().basicConstraints().ca()
        ? "a CA certificate has an empty subject"
        : "the certificate has neither a subject nor a subjectAltName";
  }
}
