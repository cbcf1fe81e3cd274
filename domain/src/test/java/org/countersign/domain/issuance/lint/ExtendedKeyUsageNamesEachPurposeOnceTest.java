package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.junit.jupiter.api.Test;

final class ExtendedKeyUsageNamesEachPurposeOnceTest {

  private final LintRule rule = new ExtendedKeyUsageNamesEachPurposeOnce();

  private static final ExtendedKeyUsage PRIVATE = new ExtendedKeyUsage("2.999.1");

  @Test
  void passesTwoPurposes() {
    passes(
        rule,
        aServerCertificate()
            .withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.CLIENT_AUTH));
  }

  @Test
  void findsOneTwice() {
    fails(
        rule,
        aServerCertificate()
            .withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.SERVER_AUTH),
        "extKeyUsage names server_auth more than once");
  }

  @Test
  void findsAPrivateOneTwiceWithAnotherBetween() {
    fails(
        rule,
        aServerCertificate().withExtendedKeyUsages(PRIVATE, ExtendedKeyUsage.SERVER_AUTH, PRIVATE),
        "extKeyUsage names 2.999.1 more than once");
  }

  @Test
  void hasNothingToSayOfOne() {
    passesUnasked(rule, aServerCertificate());
  }
}
