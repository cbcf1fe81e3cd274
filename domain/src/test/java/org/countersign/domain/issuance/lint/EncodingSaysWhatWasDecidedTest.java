package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;

final class EncodingSaysWhatWasDecidedTest {

  private final LintRule rule = new EncodingSaysWhatWasDecided();

  @Test
  void passesWhatWasWrittenAsDecided() {
    passes(rule, aServerCertificate());
  }

  @Test
  void findsAnotherKeyUsageInTheOctets() {
    fails(
        rule,
        aServerCertificate().encodedAs(aServerCertificate().withKeyUsages(KeyUsage.KEY_AGREEMENT)),
        "the encoded certificate does not say what was decided");
  }

  @Test
  void findsAMissingNameInTheOctets() {
    fails(
        rule,
        aServerCertificate().encodedAs(aServerCertificate().withoutNames()),
        "the encoded certificate does not say what was decided");
  }
}
