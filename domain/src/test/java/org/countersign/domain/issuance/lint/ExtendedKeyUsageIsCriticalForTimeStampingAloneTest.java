package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.junit.jupiter.api.Test;

final class ExtendedKeyUsageIsCriticalForTimeStampingAloneTest {

  private final LintRule rule = new ExtendedKeyUsageIsCriticalForTimeStampingAlone();

  @Test
  void passesNotCritical() {
    passes(rule, aServerCertificate().withCriticality(EncodedExtension.EXTENDED_KEY_USAGE, false));
  }

  @Test
  void findsCritical() {
    fails(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.EXTENDED_KEY_USAGE, true),
        "extKeyUsage is marked critical");
  }

  @Test
  void passesCriticalForTimeStampingAlone() {
    passes(rule, timeStamping().withCriticality(EncodedExtension.EXTENDED_KEY_USAGE, true));
  }

  @Test
  void findsNotCriticalForTimeStampingAlone() {
    fails(
        rule,
        timeStamping().withCriticality(EncodedExtension.EXTENDED_KEY_USAGE, false),
        "extKeyUsage is not marked critical");
  }

  @Test
  void findsCriticalForTimeStampingAndMore() {
    fails(
        rule,
        aServerCertificate()
            .withExtendedKeyUsages(ExtendedKeyUsage.TIME_STAMPING, ExtendedKeyUsage.CODE_SIGNING)
            .withCriticality(EncodedExtension.EXTENDED_KEY_USAGE, true),
        "extKeyUsage is marked critical");
  }

  private static LintSubjectBuilder timeStamping() {
    return aServerCertificate().withExtendedKeyUsages(ExtendedKeyUsage.TIME_STAMPING);
  }

  @Test
  void hasNothingToSayWithoutIt() {
    passesUnasked(rule, aServerCertificate().withExtendedKeyUsages());
  }
}
