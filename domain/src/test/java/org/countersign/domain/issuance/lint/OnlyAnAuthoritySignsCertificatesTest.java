package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;

final class OnlyAnAuthoritySignsCertificatesTest {

  private final LintRule rule = new OnlyAnAuthoritySignsCertificates();

  @Test
  void passesALeafWithoutKeyCertSign() {
    passes(rule, aServerCertificate());
  }

  @Test
  void passesAnAuthorityWithIt() {
    passes(rule, anIntermediate());
  }

  @Test
  void findsALeafWithIt() {
    fails(
        rule,
        aServerCertificate().withKeyUsages(KeyUsage.KEY_CERT_SIGN),
        "key usage key_cert_sign stands in a certificate that is not a CA's");
  }

  @Test
  void findsAnAuthorityWithoutIt() {
    fails(
        rule,
        anIntermediate().withKeyUsages(KeyUsage.CRL_SIGN),
        "a CA certificate lacks the key usage key_cert_sign");
  }
}
