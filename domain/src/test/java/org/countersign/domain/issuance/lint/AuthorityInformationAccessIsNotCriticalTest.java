package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.EVERYWHERE;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class AuthorityInformationAccessIsNotCriticalTest {

  private final LintRule rule = new AuthorityInformationAccessIsNotCritical();

  @Test
  void passesNotCritical() {
    passes(
        rule,
        aServerCertificate()
            .withPointers(EVERYWHERE)
            .withCriticality(EncodedExtension.AUTHORITY_INFORMATION_ACCESS, false));
  }

  @Test
  void findsCritical() {
    fails(
        rule,
        aServerCertificate()
            .withPointers(EVERYWHERE)
            .withCriticality(EncodedExtension.AUTHORITY_INFORMATION_ACCESS, true),
        "authorityInfoAccess is marked critical");
  }

  @Test
  void hasNothingToSayWithoutIt() {
    passesUnasked(rule, aServerCertificate());
  }
}
