package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.DistinguishedName;
import org.junit.jupiter.api.Test;

final class CertificateNamesItsHolderTest {

  private final LintRule rule = new CertificateNamesItsHolder();

  @Test
  void passesASubjectWithoutAlternativeNames() {
    passes(rule, aServerCertificate().withoutNames());
  }

  @Test
  void passesAlternativeNamesWithoutASubject() {
    passes(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  @Test
  void findsNeither() {
    fails(
        rule,
        aServerCertificate().withSubject(DistinguishedName.EMPTY).withoutNames(),
        "the certificate has neither a subject nor a subjectAltName");
  }

  @Test
  void findsAnAuthorityWithoutASubject() {
    fails(
        rule,
        anIntermediate().withSubject(DistinguishedName.EMPTY),
        "a CA certificate has an empty subject");
  }
}
