package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.KeyUsage;

/** keyCertSign stands in a CA's certificate, always, and in no other. */
final class OnlyAnAuthoritySignsCertificates implements LintRule {

  @Override
  public String code() {
    return "key-cert-sign-without-ca";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.3 and 4.2.1.9";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject.encoded().keyUsages().contains(KeyUsage.KEY_CERT_SIGN)
        == subject.encoded().basicConstraints().ca();
  }

  @Override
  public String finding(LintSubject subject) {
    return subject.encoded().basicConstraints().ca()
        ? "a CA certificate lacks the key usage key_cert_sign"
        : "key usage key_cert_sign stands in a certificate that is not a CA's";
  }
}
