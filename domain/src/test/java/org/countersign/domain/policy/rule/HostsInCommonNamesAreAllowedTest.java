package org.countersign.domain.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.countersign.domain.policy.RuleTexts.row;
import static org.countersign.domain.x509.GeneralNameKind.EMAIL;
import static org.countersign.domain.x509.GeneralNameKind.IP_ADDRESS;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyBuilder;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.RuleTexts;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsInCommonNamesAreAllowedTest {

  private static final Values DNS_NAMES =
      new Values(
          "dns_name",
          List.of("*.hunt.test", "hunt.test"),
          null,
          List.of(
              "vault.hunt.test", "*.prod.hunt.test", "bücher.hunt.test", "a.+.hunt.test", "here"));

  private static final Values ADDRESSES =
      new Values("ip_address", List.of("10.0.0.0/8", "::1", "127.*"), null, List.of("10.0.0.1"));

  private static List<String> codes(UnaryOperator<RequestBuilder> request, Values... sans) {
    PolicyDocument document =
        aPolicy()
            .withSans(sans)
            .withExtendedKeyUsages(
                new Usages(
                    List.of("server_auth", "client_auth", "1.2.3", "2.5.29.37.0"), null, null))
            .withKeyUsages(new Usages(List.of("digital_signature", "key_cert_sign"), null, null))
            .withAuthorities("allowed", null)
            .document();
    return PolicyRules.of(document)
        .evaluate(request.apply(aRequest()).judged())
        .violations()
        .stream()
        .map(Violation::code)
        .toList();
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(
      strings = {
        "vault.hunt.test",
        "VAULT.hunt.TEST",
        "vault.hunt.test.",
        "vault.hunt.test..",
        " vault.hunt.test ",
        "vault\u3002hunt\uff0etest",
        "\uff56ault.hunt.test",
        "vault.hunt.test\u0000.evil.example",
        "*.hunt.test",
        "v*t.hunt.test",
        "*t.hunt.test",
        "*.*.test",
        "vault.*.test",
        "vault.hunt.*",
        "x.prod.hunt.test",
        "a_b.prod.hunt.test",
        "-a-.prod.hunt.test",
        "a..prod.hunt.test",
        "\u00fc_b.prod.hunt.test",
        "xn--a.prod.hunt.test",
        "*.prod.hunt.test",
        "*.b.prod.hunt.test",
        "b\u00fccher.hunt.test",
        "B\u00dcCHER.hunt.test",
        "bu\u0308cher.hunt.test",
        "xn--bcher-kva.hunt.test",
        "XN--BCHER-KVA.hunt.test",
        "a.b.hunt.test",
        "*.b.hunt.test",
        "here",
        "Here.",
      })
  void aDeniedHostIsDeniedHoweverItIsSpelled(String commonName) {
    assertThat(codes(r -> r.withCommonName(commonName), DNS_NAMES))
        .contains("common-name-is-a-host");
    Values denying = new Values("dns_name", null, null, DNS_NAMES.denied());
    assertThat(codes(r -> r.withCommonName(commonName), denying)).contains("common-name-is-a-host");
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(
      strings = {
        "10.0.0.1",
        "10.0.0.1.",
        "\uff110.0.0.1",
        "10.1",
        "10.0.1",
        "0x0a000001",
        "0xA.0.0.0x1",
        "012.0.0.1",
        "010.0.0.1",
        "167772161",
        "::ffff:10.0.0.1",
        "::FFFF:a00:1",
        "[::ffff:10.0.0.1]",
        "0:0:0:0:0:ffff:0a00:0001",
        "::ffff:10.0.0.1%eth0",
      })
  void aDeniedAddressIsDeniedInAnyForm(String commonName) {
    assertThat(codes(r -> r.withCommonName(commonName), DNS_NAMES, ADDRESSES))
        .contains("common-name-is-a-host");
    assertThat(codes(r -> r.withCommonName(commonName), denying("ip_address", "10.0.0.1")))
        .contains("common-name-is-a-host");
  }

  @ParameterizedTest(name = "''{0}'': {1}")
  @CsvSource({
    "www.hunt.test, true",
    "WWW.Hunt.test., true",
    "a_b.hunt.test, true",
    "hunt.test, true",
    "*.x.hunt.test, false",
    "*.y.z.hunt.test, true",
    "hunt.example, false",
    "a_b.hunt.example, false",
    "*.example, false",
    "*, false",
    "w*.hunt.example, false",
    "bücher.example, false",
    "10.9.9.9, true",
    "127.1, true",
    "::1, true",
    "[::1], true",
    "11.0.0.1, false",
    "0x0b000001, false",
    "11.1, false",
    "::2, false",
    "184549377, true",
    "16777215, true",
    "vault, true",
    "localhost, true",
    "Jane Doe, true",
    "Hunt & Sons Ltd., true",
    "v1.2 (test), true",
    "jane@hunt.example, true",
    "https://hunt.example/, true",
    "urn:uuid:1, true",
    "'', false",
  })
  void aHostIsAllowedAsANameOfItsKindIs(String commonName, boolean expected) {
    assertThat(codes(r -> r.withCommonName(commonName), DNS_NAMES, ADDRESSES).isEmpty())
        .isEqualTo(expected);
  }

  static Stream<Arguments> servers() {
    return Stream.of(
        row("no extended key usage", p -> p, RequestBuilder::withoutExtendedKeyUsages, "refused"),
        row(
            "any extended key usage",
            p -> p,
            r -> r.withExtendedKeyUsages(new ExtendedKeyUsage("2.5.29.37.0")),
            "refused"),
        row(
            "a server's among others",
            p -> p,
            r ->
                r.withExtendedKeyUsages(ExtendedKeyUsage.CLIENT_AUTH, ExtendedKeyUsage.SERVER_AUTH),
            "refused"),
        row("a client's", p -> p, r -> r.withExtendedKeyUsages(ExtendedKeyUsage.CLIENT_AUTH)),
        row("another's", p -> p, r -> r.withExtendedKeyUsages(new ExtendedKeyUsage("1.2.3"))),
        row("a CA's", p -> p, RequestBuilder::forAuthority),
        row("a DNS name beside it", p -> p, r -> r.withDnsName("www.hunt.test")),
        row("an address beside it", p -> p, r -> r.withName(IP_ADDRESS, "10.9.9.9"), "refused"),
        row("a mailbox beside it", p -> p, r -> r.withName(EMAIL, "a@hunt.test"), "refused"));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("servers")
  void countsWhereACommonNameMayBeTakenForTheHost(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> refused) {
    UnaryOperator<RequestBuilder> asked = r -> request.apply(r.withCommonName("vault.hunt.test"));

    assertThat(codes(asked, DNS_NAMES, ADDRESSES, allowing("email", "*")))
        .isEqualTo(refused.isEmpty() ? List.of() : List.of("common-name-is-a-host"));
  }

  static Stream<Arguments> texts() {
    String host = " is a host to clients that find no dns_name SAN: ";
    return Stream.of(
        row(
            "denied",
            p -> p.withSans(DNS_NAMES),
            r -> r.withCommonName("Vault.Hunt.test."),
            "common_name value 'Vault.Hunt.test.'"
                + host
                + "dns_name 'vault.hunt.test' matches denied pattern 'vault.hunt.test'"),
        row(
            "a wildcard",
            p -> p.withSans(new Values("dns_name", List.of("*"), null, null, "denied")),
            r -> r.withCommonName("*.hunt.test"),
            "common_name value '*.hunt.test'"
                + host
                + "dns_name '*.hunt.test' is a wildcard, and the policy denies wildcards"),
        row(
            "not allowed",
            p -> p.withSans(allowing("ip_address", "10.0.0.0/8", "::1")),
            r -> r.withCommonName("127.1"),
            "common_name value '127.1'"
                + host
                + "ip_address '127.0.0.1' does not match allowed patterns: 10.0.0.0/8, ::1"),
        row(
            "each of several",
            p -> p.withSans(allowing("dns_name", "a.example")),
            r -> r.withSubject(SubjectAttributeType.COMMON_NAME, "b.example", "Beta", "c.example"),
            "common_name value 'b.example'"
                + host
                + "dns_name 'b.example' is not in allowed values list",
            "common_name value 'c.example'"
                + host
                + "dns_name 'c.example' is not in allowed values list"),
        row(
            "no rule for such names",
            p -> p.withSans(allowing("email", "*"), denying("ip_address", "*")),
            r -> r.withCommonName("b.example")),
        row("no rule for names", PolicyBuilder::withoutSans, r -> r.withCommonName("b.example")),
        row(
            "a rule that has such names left out",
            p -> p.withSans(Values.ignoring("dns_name")),
            r -> r.withCommonName("b.example").withDnsName("c.example")));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("texts")
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    RuleTexts.assertTexts(policy, request, texts);
  }

  @Test
  void namesTheRuleAndThePattern() {
    Violation violation =
        aPolicy()
            .withSans(allowing("email", "*"), DNS_NAMES)
            .rules()
            .evaluate(aRequest().withCommonName("*.hunt.test").judged())
            .violations()
            .get(0);

    assertThat(violation.field()).isEqualTo("subject.common_name");
    assertThat(violation.value()).contains("*.hunt.test");
    assertThat(violation.rule()).contains("/sans/1/denied/0");
    assertThat(violation.pattern()).contains("vault.hunt.test");
  }

  @Test
  void isToldOfTheElement() {
    PolicyRules rules = aPolicy().withSans(DNS_NAMES).rules();
    var request = aRequest().withCommonName("vault.hunt.test").judged();

    assertThat(RequestEvaluation.of(rules, request, List.of()).verdicts())
        .filteredOn(verdict -> verdict.element().equals("subject.common_name"))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.verdict()).isEqualTo(ElementVerdict.Verdict.REFUSED);
              assertThat(verdict.rule()).isEqualTo("/sans/0/denied/0");
            });
  }
}
