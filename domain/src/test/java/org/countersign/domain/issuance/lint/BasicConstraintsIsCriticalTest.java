package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class BasicConstraintsIsCriticalTest {

  private final LintRule rule = new BasicConstraintsIsCritical();

  @Test
  void passesCritical() {
    passes(rule, aServerCertificate().withCriticality(EncodedExtension.BASIC_CONSTRAINTS, true));
  }

  @Test
  void findsNotCritical() {
    fails(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.BASIC_CONSTRAINTS, false),
        "basicConstraints is not marked critical");
  }

  @Test
  void findsItInAnAuthority() {
    fails(
        rule,
        anIntermediate().withCriticality(EncodedExtension.BASIC_CONSTRAINTS, false),
        "basicConstraints is not marked critical");
  }
}
