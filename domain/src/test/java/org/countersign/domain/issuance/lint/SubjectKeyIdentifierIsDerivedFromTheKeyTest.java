package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class SubjectKeyIdentifierIsDerivedFromTheKeyTest {

  private final LintRule rule = new SubjectKeyIdentifierIsDerivedFromTheKey();

  @Test
  void passesTheDerivedIdentifier() {
    passes(rule, aServerCertificate());
  }

  @Test
  void findsAnotherIdentifier() {
    fails(
        rule,
        aServerCertificate().withSubjectKeyIdentifier((byte) 1),
        "subjectKeyIdentifier is not derived from the certified key");
  }
}
