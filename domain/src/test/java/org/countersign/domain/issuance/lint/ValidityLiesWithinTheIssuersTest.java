package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class ValidityLiesWithinTheIssuersTest {

  private final LintRule rule = new ValidityLiesWithinTheIssuers();

  @Test
  void passesTheIssuersOwnEnds() {
    passes(rule, aServerCertificate().withValidity("2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"));
  }

  @Test
  void findsASecondBeforeTheIssuersBeginning() {
    fails(
        rule,
        aServerCertificate().withValidity("2019-12-31T23:59:59Z", "2025-01-01T00:00:00Z"),
        "validity 2019-12-31T23:59:59Z to 2025-01-01T00:00:00Z is not within the issuer's, 2020-01-01T00:00:00Z to 2030-01-01T00:00:00Z");
  }

  @Test
  void findsASecondAfterTheIssuersEnd() {
    fails(
        rule,
        aServerCertificate().withValidity("2025-01-01T00:00:00Z", "2030-01-01T00:00:01Z"),
        "validity 2025-01-01T00:00:00Z to 2030-01-01T00:00:01Z is not within the issuer's, 2020-01-01T00:00:00Z to 2030-01-01T00:00:00Z");
  }
}
