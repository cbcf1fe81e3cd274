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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EncipherOnlyQualifiesKeyAgreementTest {

  private final LintRule rule = new EncipherOnlyQualifiesKeyAgreement();

  @ParameterizedTest
  @EnumSource(names = {"ENCIPHER_ONLY", "DECIPHER_ONLY"})
  void passesWithKeyAgreement(KeyUsage usage) {
    passes(rule, onEcKey(usage, KeyUsage.KEY_AGREEMENT));
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCIPHER_ONLY", "DECIPHER_ONLY"})
  void findsWithoutKeyAgreement(KeyUsage usage) {
    fails(
        rule,
        onEcKey(usage, KeyUsage.DIGITAL_SIGNATURE),
        "key usages encipher_only and decipher_only mean nothing without key_agreement");
  }

  @Test
  void findsBothOnAnEcKey() {
    fails(
        rule,
        onEcKey(KeyUsage.ENCIPHER_ONLY, KeyUsage.DECIPHER_ONLY, KeyUsage.KEY_AGREEMENT),
        "an EC key has at most one of the key usages encipher_only and decipher_only");
  }

  @Test
  void passesBothOnAnRsaKey() {
    passes(
        rule,
        aServerCertificate()
            .withKeyUsages(KeyUsage.ENCIPHER_ONLY, KeyUsage.DECIPHER_ONLY, KeyUsage.KEY_AGREEMENT));
  }

  @Test
  void hasNothingToSayOfKeyAgreementAlone() {
    passesUnasked(rule, onEcKey(KeyUsage.KEY_AGREEMENT));
  }

  private static LintSubjectBuilder onEcKey(KeyUsage... usages) {
    return aServerCertificate().withPublicKey(key(KeyAlgorithm.EC_P256, 3)).withKeyUsages(usages);
  }
}
