package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.key;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;

final class KeyUsageFitsThePublicKeyTest {

  private final LintRule rule = new KeyUsageFitsThePublicKey();

  @Test
  void passesASigningEcdsaKey() {
    passes(
        rule,
        aServerCertificate()
            .withPublicKey(key(KeyAlgorithm.EC_P384, 3))
            .withKeyUsages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT));
  }

  @Test
  void findsAnEncipheringEcdsaKey() {
    fails(
        rule,
        aServerCertificate()
            .withPublicKey(key(KeyAlgorithm.EC_P384, 3))
            .withKeyUsages(KeyUsage.KEY_ENCIPHERMENT),
        "key usages key_encipherment and data_encipherment do not fit an ECDSA key");
  }

  @Test
  void hasNothingToSayOfAnRsaKey() {
    passesUnasked(rule, aServerCertificate().withKeyUsages(KeyUsage.KEY_ENCIPHERMENT));
  }
}
