package org.countersign.domain.issuance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintRule;

/** Says what one rule, and the whole lint, make of a certificate. */
final class RuleVerdict {

  private RuleVerdict() {}

  static void passes(LintRule rule, LintSubjectBuilder certificate) {
    assertThat(!rule.applies(certificate.build()) || rule.holds(certificate.build())).isTrue();
  }

  static void passesUnasked(LintRule rule, LintSubjectBuilder certificate) {
    assertThat(rule.applies(certificate.build())).isFalse();
  }

  /** The rule finds it, says so in these words, and the list of all rules has the rule in it. */
  static void fails(LintRule rule, LintSubjectBuilder certificate, String finding) {
    assertThat(rule.applies(certificate.build())).isTrue();
    assertThat(rule.holds(certificate.build())).isFalse();
    assertThat(rule.finding(certificate.build())).isEqualTo(finding);
    Lint.Result whole = new Lint(CertificateRules.ALL).check(certificate.build());
    assertThat(whole).isInstanceOf(Lint.Failed.class);
    assertThat(((Lint.Failed) whole).findings())
        .contains(new Lint.Finding(rule.code(), rule.clause(), finding));
  }
}
