package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class KeyUsageIsCriticalTest {

  private final LintRule rule = new KeyUsageIsCritical();

  @Test
  void passesCritical() {
    passes(rule, aServerCertificate().withCriticality(EncodedExtension.KEY_USAGE, true));
  }

  @Test
  void findsNotCritical() {
    fails(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.KEY_USAGE, false),
        "keyUsage is not marked critical");
  }

  @Test
  void findsItInAnAuthority() {
    fails(
        rule,
        anIntermediate().withCriticality(EncodedExtension.KEY_USAGE, false),
        "keyUsage is not marked critical");
  }

  @Test
  void hasNothingToSayWithoutIt() {
    passesUnasked(rule, aServerCertificate().withKeyUsages());
  }
}
