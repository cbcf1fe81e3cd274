package org.countersign.domain.policy;

import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RuleTexts.row;
import static org.countersign.domain.x509.GeneralNameKind.DIRECTORY_NAME;
import static org.countersign.domain.x509.GeneralNameKind.EMAIL;
import static org.countersign.domain.x509.GeneralNameKind.IP_ADDRESS;
import static org.countersign.domain.x509.GeneralNameKind.OTHER_NAME;
import static org.countersign.domain.x509.GeneralNameKind.URI;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of subject alternative names. For each row a policy, a request, and every text of
 * the refusal; no text, no refusal.
 */
class NameTextsTest {

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"names", "namesByForm"})
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    RuleTexts.assertTexts(policy, request, texts);
  }

  static Stream<Arguments> names() {
    Values required = requiring("dns_name", "*.a.example", "b.example");
    Values all =
        new Values(
            "dns_name", List.of("*.example"), List.of("www.*"), List.of("x.example", "www.evil.*"));
    return Stream.of(
        row(
            "each required pattern wants a name",
            p -> p.withSans(required),
            r -> r.withDnsName("x.a.example"),
            "Required dns_name SAN matching pattern 'b.example' not found in request"),
        row(
            "each required pattern has a name",
            p -> p.withSans(required),
            r -> r.withDnsName("x.a.example", "B.example.")),
        row(
            "no names at all",
            p -> p.withSans(required),
            r -> r.withCommonName("Jane Doe"),
            "Required dns_name SAN matching pattern '*.a.example' not found in request",
            "Required dns_name SAN matching pattern 'b.example' not found in request"),
        row(
            "a rule that only requires allows nothing else",
            p -> p.withSans(required),
            r -> r.withDnsName("x.a.example", "b.example", "c.example"),
            "dns_name SAN value 'c.example' does not match allowed patterns: *.a.example, b.example"),
        row(
            "a required name needs no allowed entry",
            p -> p.withSans(all),
            r -> r.withDnsName("www.elsewhere.org", "b.example")),
        row(
            "a denial beats an allowed pattern",
            p -> p.withSans(all),
            r -> r.withDnsName("www.elsewhere.org", "X.EXAMPLE."),
            "dns_name SAN matching denied pattern 'X.EXAMPLE.' found in request"),
        row(
            "a wildcard is denied with a name that it covers, by the pattern that names it",
            p ->
                p.withSans(
                    new Values("dns_name", List.of("*"), null, List.of("a", "vault.hunt.test"))),
            r -> r.withDnsName("*.Hunt.test", "vault.hunt.test"),
            "dns_name SAN matching denied pattern 'vault.hunt.test' found in request: the wildcard"
                + " '*.Hunt.test' covers it",
            "dns_name SAN matching denied pattern 'vault.hunt.test' found in request"),
        row(
            "a denial beats a requirement that is met",
            p -> p.withSans(all),
            r -> r.withDnsName("www.evil.org"),
            "dns_name SAN matching denied pattern 'www.evil.org' found in request"),
        row(
            "allowed patterns with a star",
            p -> p.withSans(allowing("dns_name", "*.example", "b")),
            r -> r.withDnsName("c"),
            "dns_name SAN value 'c' does not match allowed patterns: *.example, b"),
        row(
            "allowed values without a star",
            p -> p.withSans(allowing("dns_name", "a", "b")),
            r -> r.withDnsName("c"),
            "dns_name SAN value 'c' is not in allowed values list"),
        row(
            "a CIDR block is a pattern",
            p -> p.withSans(allowing("ip_address", "10.0.0.0/8")),
            r -> r.withName(IP_ADDRESS, "10.255.0.1", "11.0.0.1"),
            "ip_address SAN value '11.0.0.1' does not match allowed patterns: 10.0.0.0/8"),
        row(
            "a rule that only denies allows the rest",
            p -> p.withSans(denying("dns_name", "b")),
            r -> r.withDnsName("c")),
        row(
            "wildcards denied, whatever the patterns say of them",
            p -> p.withSans(new Values("dns_name", List.of("*"), List.of("*.b"), null, "denied")),
            r -> r.withDnsName("*.A", "a", "c.b", "*.b"),
            "dns_name SAN value '*.A' is a wildcard, and the policy denies wildcards",
            "dns_name SAN value '*.b' is a wildcard, and the policy denies wildcards"),
        row(
            "wildcards allowed in so many words",
            p -> p.withSans(new Values("dns_name", List.of("*.b"), null, null, "allowed")),
            r -> r.withDnsName("*.b")),
        row(
            "a kind without a rule",
            p -> p,
            r -> r.withName(EMAIL, "a@example.com"),
            "email SAN is not allowed by template policy (not defined in template)"),
        row(
            "no section",
            p -> p.withoutSans(),
            r -> r.withDnsName("c").withName(URI, "https://c/"),
            "dns_name SAN is not allowed by template policy (no SAN policies defined)",
            "uri SAN is not allowed by template policy (no SAN policies defined)"));
  }

  static Stream<Arguments> namesByForm() {
    return Stream.of(
        row(
            "kinds that are never issued",
            p -> p,
            r -> r.withName(OTHER_NAME, "1.2.3").withName(DIRECTORY_NAME, "CN=a"),
            "otherName SAN is not supported",
            "directoryName SAN is not supported"),
        row(
            "no DNS name",
            p -> p,
            r -> r.withDnsName("a_b.example"),
            "dns_name SAN value 'a_b.example' is not a valid DNS name: label 'a_b' holds '_', which"
                + " is no letter, digit or hyphen"),
        row(
            "a name that would rewrite the line it stands in",
            p -> p,
            r -> r.withDnsName("a\u202eb"),
            "dns_name SAN value 'a\\u{202e}b' is not a valid DNS name: label 'a\\u{202e}b' holds"
                + " U+202E, which may not stand there (RFC 5892)"),
        row(
            "no address",
            p -> p.withSans(allowing("ip_address", "*")),
            r -> r.withName(IP_ADDRESS, "0a0b0c"),
            "ip_address SAN value '0a0b0c' is not a valid IP address: four numbers from 0 to 255 with"
                + " dots between are expected, or IPv6"),
        row(
            "no mailbox",
            p -> p.withSans(allowing("email", "*")),
            r -> r.withName(EMAIL, "a@b@"),
            "email SAN value 'a@b@' is not a valid mailbox: its local part holds '@', which an"
                + " unquoted one cannot"),
        row(
            "a URI that is none for us alone",
            p -> p.withSans(allowing("uri", "*")),
            r -> r.withName(URI, "https://me@a.example/", "https://a.example/../b"),
            "uri SAN value 'https://me@a.example/' is not certified here, though its standard allows"
                + " it: it names a user before its host",
            "uri SAN value 'https://a.example/../b' is not certified here, though its standard"
                + " allows it: its path has a '.' or '..' segment (RFC 3986, 6.2.2.3)"),
        row(
            "no URI",
            p -> p.withSans(allowing("uri", "*")),
            r -> r.withName(URI, "/path"),
            "uri SAN value '/path' is not a valid absolute URI: it has no scheme"));
  }
}
