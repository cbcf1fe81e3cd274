package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.DistinguishedName;
import org.junit.jupiter.api.Test;

final class SubjectAlternativeNameIsCriticalWithoutASubjectTest {

  private final LintRule rule = new SubjectAlternativeNameIsCriticalWithoutASubject();

  @Test
  void passesCriticalUnderAnEmptySubject() {
    passes(rule, nameless().withCriticality(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, true));
  }

  @Test
  void passesNotCriticalBesideASubject() {
    passes(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, false));
  }

  @Test
  void findsNotCriticalUnderAnEmptySubject() {
    fails(
        rule,
        nameless().withCriticality(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, false),
        "subjectAltName is not marked critical");
  }

  @Test
  void findsCriticalBesideASubject() {
    fails(
        rule,
        aServerCertificate().withCriticality(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, true),
        "subjectAltName is marked critical");
  }

  @Test
  void hasNothingToSayWithoutNames() {
    passesUnasked(rule, aServerCertificate().withoutNames());
  }

  private static LintSubjectBuilder nameless() {
    return aServerCertificate().withSubject(DistinguishedName.EMPTY);
  }
}
