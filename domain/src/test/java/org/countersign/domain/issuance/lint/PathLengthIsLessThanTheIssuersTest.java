package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.anIntermediate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.BasicConstraints;
import org.junit.jupiter.api.Test;

final class PathLengthIsLessThanTheIssuersTest {

  private final LintRule rule = new PathLengthIsLessThanTheIssuers();

  @Test
  void passesAnyLengthUnderAnUnlimitedIssuer() {
    passes(rule, anIntermediate());
  }

  @Test
  void passesOneLessThanTheIssuers() {
    passes(
        rule,
        anIntermediate().withBasicConstraints(BasicConstraints.authority(1)).underPathLength(2));
  }

  @Test
  void findsTheSameAsTheIssuers() {
    fails(
        rule,
        anIntermediate().withBasicConstraints(BasicConstraints.authority(2)).underPathLength(2),
        "path length 2 is not less than the issuer's, 2");
  }

  @Test
  void findsNoLimitUnderALimit() {
    fails(
        rule,
        anIntermediate().underPathLength(2),
        "path length without limit is not less than the issuer's, 2");
  }

  @Test
  void findsAnAuthorityUnderPathLengthZero() {
    fails(
        rule,
        anIntermediate().withBasicConstraints(BasicConstraints.authority(0)).underPathLength(0),
        "path length 0 is not less than the issuer's, 0");
  }

  @Test
  void hasNothingToSayOfALeaf() {
    passesUnasked(rule, aServerCertificate().underPathLength(0));
  }

  @Test
  void hasNothingToSayOfASelfSignedRoot() {
    passesUnasked(
        rule, anIntermediate().withPublicKey(LintSubjectBuilder.ISSUER_KEY).underPathLength(0));
  }
}
