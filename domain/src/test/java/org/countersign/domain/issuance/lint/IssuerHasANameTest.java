package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class IssuerHasANameTest {

  private final LintRule rule = new IssuerHasAName();

  @Test
  void passesANameOfOnePart() {
    passes(rule, aServerCertificate());
  }

  @Test
  void findsAnEmptySequence() {
    fails(
        rule, aServerCertificate().withIssuerDer((byte) 0x30, (byte) 0), "issuer is an empty name");
  }
}
