package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class AuthorityKeyIdentifierIsNotCriticalTest {

  private final LintRule rule = new AuthorityKeyIdentifierIsNotCritical();

  @Test
  void passesNotCritical() {
    passes(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.AUTHORITY_KEY_IDENTIFIER, false));
  }

  @Test
  void findsCritical() {
    fails(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.AUTHORITY_KEY_IDENTIFIER, true),
        "authorityKeyIdentifier is marked critical");
  }
}
