package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class AuthorityKeyIdentifierNamesTheIssuersKeyTest {

  private final LintRule rule = new AuthorityKeyIdentifierNamesTheIssuersKey();

  @Test
  void passesTheIssuersIdentifier() {
    passes(rule, aServerCertificate());
  }

  @Test
  void findsAnotherIdentifier() {
    fails(
        rule,
        aServerCertificate().withAuthorityKeyIdentifier((byte) 1),
        "authorityKeyIdentifier is not the key identifier of the CA's key");
  }
}
