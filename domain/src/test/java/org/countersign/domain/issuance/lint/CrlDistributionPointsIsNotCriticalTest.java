package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.EVERYWHERE;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class CrlDistributionPointsIsNotCriticalTest {

  private final LintRule rule = new CrlDistributionPointsIsNotCritical();

  @Test
  void passesNotCritical() {
    passes(
        rule,
        aServerCertificate()
            .withPointers(EVERYWHERE)
            .withCriticality(EncodedExtension.CRL_DISTRIBUTION_POINTS, false));
  }

  @Test
  void findsCritical() {
    fails(
        rule,
        aServerCertificate()
            .withPointers(EVERYWHERE)
            .withCriticality(EncodedExtension.CRL_DISTRIBUTION_POINTS, true),
        "cRLDistributionPoints is marked critical");
  }

  @Test
  void hasNothingToSayWithoutIt() {
    passesUnasked(rule, aServerCertificate());
  }
}
