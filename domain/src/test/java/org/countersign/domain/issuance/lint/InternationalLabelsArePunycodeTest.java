package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.Arrays;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.UniformResourceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InternationalLabelsArePunycodeTest {

  private final LintRule rule = new InternationalLabelsArePunycode();

  /** Other prefixes than xn-- are no business of the rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--bcher-kva.example",
        "a.xn--strae-oqa",
        "*.xn--p1ai",
        "xn--4xa.example",
        "xn--ls8h.example",
        "xn--egbpdaj6bu4bxfgehfvwxn.example",
        "axn--a.example",
        "xn-a.xn--p1ai",
      })
  void passes(String name) {
    RuleVerdict.passes(rule, aServerCertificate().withNames(new DnsName(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--a.example",
        "xn--0.example",
        "xn--99999999.example",
        "xn--bcher-kv.example",
        "a.xn--zzzzzzzzzzzzzz",
        "*.xn--a",
      })
  void finds(String name) {
    String label =
        Arrays.stream(name.split("\\.")).filter(l -> l.startsWith("xn")).findFirst().orElseThrow();
    fails(
        rule,
        aServerCertificate().withNames(new DnsName("a.example"), new DnsName(name)),
        "label " + label + " is no Punycode of a label beyond ASCII");
  }

  @Test
  void findsItInTheDomainOfAMailbox() {
    fails(
        rule,
        aServerCertificate().withNames(new Rfc822Name("xn--@xn--a.example")),
        "label xn--a is no Punycode of a label beyond ASCII");
  }

  @Test
  void hasNothingToSayOfOtherNames() {
    passesUnasked(
        rule,
        aServerCertificate()
            .withNames(
                new DnsName("a.example"), new UniformResourceIdentifier("urn:xn--a.example")));
  }
}
