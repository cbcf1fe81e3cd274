package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class IssuerIsTheAuthoritysSubjectTest {

  private final LintRule rule = new IssuerIsTheAuthoritysSubject();

  @Test
  void passesTheSameOctets() {
    passes(rule, aServerCertificate());
  }

  @Test
  void findsOneOctetOfDifference() {
    fails(
        rule,
        aServerCertificate().withIssuerDer((byte) 0x30, (byte) 0x02, (byte) 0x31, (byte) 0x01),
        "issuer is not, byte for byte, the subject of the CA certificate");
  }
}
