package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class ExtendedKeyUsageIsNotCriticalTest {

  private final LintRule rule = new ExtendedKeyUsageIsNotCritical();

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
  void hasNothingToSayWithoutIt() {
    passesUnasked(rule, aServerCertificate().withExtendedKeyUsages());
  }
}
