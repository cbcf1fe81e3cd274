package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

final class SignatureAlgorithmFitsTheIssuersKeyTest {

  private final LintRule rule = new SignatureAlgorithmFitsTheIssuersKey();

  @Test
  void passesAnyHashOfTheFamily() {
    passes(rule, aServerCertificate().withSignatureAlgorithm(SignatureAlgorithm.ECDSA_SHA512));
  }

  @Test
  void findsRsaUnderAnEcdsaKey() {
    fails(
        rule,
        aServerCertificate().withSignatureAlgorithm(SignatureAlgorithm.RSA_SHA256),
        "signature algorithm RSA-SHA256 does not fit the CA's key, EC_prime256v1");
  }
}
