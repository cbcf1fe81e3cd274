package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.countersign.domain.x509.GeneralNameKind.DIRECTORY_NAME;
import static org.countersign.domain.x509.GeneralNameKind.EMAIL;
import static org.countersign.domain.x509.GeneralNameKind.IP_ADDRESS;
import static org.countersign.domain.x509.GeneralNameKind.OTHER_NAME;
import static org.countersign.domain.x509.GeneralNameKind.URI;
import static org.countersign.domain.x509.SubjectAttributeType.COUNTRY;
import static org.countersign.domain.x509.SubjectAttributeType.LOCALITY;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATION;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATIONAL_UNIT;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyDocument.Algorithms;
import org.countersign.domain.policy.PolicyDocument.Usages;
import org.countersign.domain.policy.PolicyDocument.Values;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each row a policy, a request, and every text of the refusal; no text, no refusal. */
class RuleTextsTest {

  private static final Values ANY_NAME = allowing("common_name", "*");

  private static Arguments row(
      String name,
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      String... texts) {
    return argumentSet(name, policy, request, List.of(texts));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({
    "subjectByPolicy",
    "subjectByRfc",
    "names",
    "namesByForm",
    "keyUsages",
    "extendedKeyUsages",
    "algorithms",
    "validity",
    "authorities"
  })
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    PolicyDecision decision =
        policy.apply(aPolicy()).rules().evaluate(request.apply(aRequest()).judged());

    assertThat(decision.violations())
        .extracting(Violation::message)
        .containsExactlyElementsOf(texts);
  }

  static Stream<Arguments> subjectByPolicy() {
    Values required = new Values("organization", null, List.of("Acme*", "Zeta"), null);
    Values all =
        new Values(
            "organization",
            List.of("Acme*", "Beta"),
            List.of("*Corp"),
            List.of("*Evil*", "Bad Corp"));
    return Stream.of(
        row(
            "a required attribute is missing",
            p -> p.withSubject(ANY_NAME, required),
            r -> r,
            "Missing required organization attribute"),
        row(
            "any one required pattern is enough",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Zeta")),
        row(
            "a value meets no required pattern",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Beta"),
            "organization value 'Beta' does not match any required patterns: Acme*, Zeta"),
        row(
            "beside one that meets the requirement, another value has nothing that allows it",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Acme Inc", "Beta"),
            "organization value 'Beta' does not match any required patterns: Acme*, Zeta"),
        row(
            "beside one that meets the requirement, another value is allowed",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Good Corp", "Beta")),
        row(
            "a required value needs no allowed entry",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Good Corp")),
        row(
            "a denial beats a requirement that is met",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Bad Corp"),
            "organization value 'Bad Corp' is denied by template policy"),
        row(
            "neither required nor allowed, and denied",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Evil Inc"),
            "organization value 'Evil Inc' does not match any required patterns: *Corp",
            "organization value 'Evil Inc' is denied by template policy"),
        row(
            "a denial beats an allowed pattern",
            p -> p.withSubject(new Values("common_name", List.of("*"), null, List.of("root*"))),
            r -> r.withCommonName("Root-ca"),
            "common_name value 'Root-ca' is denied by template policy"),
        row(
            "allowed patterns with a star",
            p -> p.withSubject(allowing("common_name", "*.example", "b")),
            r -> r.withCommonName("c"),
            "common_name value 'c' does not match allowed patterns: *.example, b"),
        row(
            "allowed values without a star",
            p -> p.withSubject(allowing("common_name", "a", "b")),
            r -> r.withCommonName("c"),
            "common_name value 'c' is not in allowed values list"),
        row(
            "a rule that only denies allows the rest",
            p -> p.withSubject(denying("common_name", "b")),
            r -> r.withCommonName("c")),
        row(
            "an attribute without a rule",
            p -> p.withSubject(ANY_NAME),
            r -> r.withSubject(LOCALITY, "Ulm"),
            "locality is not allowed by template policy (not defined in template)"),
        row(
            "no subject section",
            p -> p.withoutSubject(),
            r -> r,
            "common_name is not allowed by template policy (no subject policies defined)"),
        row(
            "an empty subject section",
            p -> p.withSubject(),
            r -> r,
            "common_name is not allowed by template policy (no subject policies defined)"),
        row(
            "an empty allowed list beside a denial is as none",
            p -> p.withSubject(new Values("common_name", List.of(), List.of(), List.of("b"))),
            r -> r),
        row(
            "case, width and spaces do not count",
            p -> p.withSubject(allowing("common_name", "Straße  11 Ltd")),
            r -> r.withCommonName(" STRASSE １１ ltd ")),
        row(
            "a Turkish i is no i",
            p -> p.withSubject(allowing("common_name", "pi")),
            r -> r.withCommonName("pı"),
            "common_name value 'pı' is not in allowed values list"));
  }

  static Stream<Arguments> subjectByRfc() {
    return Stream.of(
        row(
            "an attribute that is never issued",
            p -> p,
            r -> r.withAttribute("1.2.840.113549.1.9.1", "a@example.com", StringType.IA5),
            "Subject attribute emailAddress (1.2.840.113549.1.9.1) is not supported. Supported:"
                + " common_name, organization, organizational_unit, country, state, locality"),
        row(
            "an attribute nobody knows",
            p -> p,
            r -> r.withAttribute("1.2.3.4", "x", StringType.UTF8),
            "Subject attribute 1.2.3.4 is not supported. Supported: common_name, organization,"
                + " organizational_unit, country, state, locality"),
        row("64 characters", p -> p, r -> r.withCommonName("ä".repeat(64))),
        row(
            "65 characters",
            p -> p,
            r -> r.withCommonName("a".repeat(65)),
            "common_name value '"
                + "a".repeat(65)
                + "' has 65 characters; at most 64 are allowed (RFC 5280, appendix A.1)"),
        row(
            "a NUL",
            p -> p,
            r -> r.withCommonName("a.example\0.evil"),
            "common_name value 'a.example\\u{0}.evil' contains the control or invisible character"
                + " \\u{0}"),
        row(
            "a letter that runs from right to left",
            p -> p,
            r -> r.withCommonName("a\u202eb"),
            "common_name value 'a\\u{202e}b' contains the control or invisible character \\u{202e}"),
        row(
            "a line feed in a PrintableString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "a\nb", StringType.PRINTABLE),
            "common_name value 'a\\u{a}b' contains the control or invisible character \\u{a}"),
        row(
            "a star in a PrintableString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "*.a", StringType.PRINTABLE),
            "common_name value '*.a' contains '*', which PrintableString does not have (X.680, 41.4)"),
        row("only spaces", p -> p, r -> r.withCommonName("  "), "common_name value is empty"),
        row(
            "TeletexString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "a", StringType.TELETEX),
            "common_name value 'a' is encoded as TeletexString; PrintableString or UTF8String are"
                + " supported (RFC 5280, 4.1.2.4)"),
        row(
            "a country in UTF-8",
            p -> p.withSubject(ANY_NAME, allowing("country", "*")),
            r -> r.withAttribute("2.5.4.6", "DE", StringType.UTF8),
            "country value 'DE' is encoded as UTF8String; PrintableString is supported"
                + " (RFC 5280, 4.1.2.4)"),
        row(
            "two letters of country",
            p -> p.withSubject(ANY_NAME, allowing("country", "de")),
            r -> r.withSubject(COUNTRY, "DE")),
        row(
            "three letters of country",
            p -> p.withSubject(ANY_NAME, allowing("country", "*")),
            r -> r.withSubject(COUNTRY, "DEU"),
            "country value 'DEU' is not a two-letter country code (ISO 3166-1)"),
        row(
            "each of several values is judged",
            p -> p.withSubject(ANY_NAME, allowing("organizational_unit", "R&D")),
            r -> r.withSubject(ORGANIZATIONAL_UNIT, "R&D", "", "IT"),
            "organizational_unit value is empty",
            "organizational_unit value '' is not in allowed values list",
            "organizational_unit value 'IT' is not in allowed values list"),
        row(
            "neither subject nor names",
            p -> p,
            r -> r.withEmptySubject(),
            "The request names nothing: both its subject and its subjectAltName are empty"
                + " (RFC 5280, 4.1.2.6)"),
        row("names without a subject", p -> p, r -> r.withEmptySubject().withDnsName("a.example")));
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
            r -> r,
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
            "dns_name SAN value 'a_b.example' is not a valid DNS name: labels of 1 to 63 letters,"
                + " digits and inner hyphens, 253 characters in all, '*' only as the whole left-most"
                + " label"),
        row(
            "no address",
            p -> p.withSans(allowing("ip_address", "*")),
            r -> r.withName(IP_ADDRESS, "0a0b0c"),
            "ip_address SAN value '0a0b0c' is not a valid IP address of 4 or 16 octets"),
        row(
            "no mailbox",
            p -> p.withSans(allowing("email", "*")),
            r -> r.withName(EMAIL, "a@b@"),
            "email SAN value 'a@b@' is not a valid mailbox: local-part@domain"),
        row(
            "no URI",
            p -> p.withSans(allowing("uri", "*")),
            r -> r.withName(URI, "/path"),
            "uri SAN value '/path' is not a valid absolute URI of at most 2048 ASCII characters"));
  }

  static Stream<Arguments> keyUsages() {
    Usages all =
        new Usages(
            List.of("digital_signature"), List.of("key_agreement"), List.of("non_repudiation"));
    return Stream.of(
        row(
            "required ones are missing",
            p -> p.withKeyUsages(new Usages(null, List.of("key_agreement", "crl_sign"), null)),
            r -> r.withoutKeyUsages(),
            "Missing required key usages: key_agreement, crl_sign"),
        row(
            "required and allowed ones",
            p -> p.withKeyUsages(all),
            r -> r.withKeyUsages(KeyUsage.KEY_AGREEMENT, KeyUsage.DIGITAL_SIGNATURE)),
        row(
            "denied and others, in the order of their bits",
            p -> p.withKeyUsages(all),
            r ->
                r.withKeyUsages(
                    KeyUsage.DECIPHER_ONLY, KeyUsage.CRL_SIGN, KeyUsage.NON_REPUDIATION),
            "Missing required key usages: key_agreement",
            "Denied key usages found in request: non_repudiation",
            "Invalid key usages: crl_sign, decipher_only"),
        row(
            "a rule that only denies allows the rest",
            p -> p.withKeyUsages(new Usages(null, null, List.of("crl_sign"))),
            r -> r),
        row(
            "no section",
            p -> p.withKeyUsages(null),
            r -> r,
            "Key usages are not allowed by template policy (not defined in template)"),
        row("no section and none asked for", p -> p.withKeyUsages(null), r -> r.withoutKeyUsages()),
        row(
            "an extension without a usage",
            p -> p,
            r -> r.withKeyUsages(),
            "The extension for key usages in the request names none (RFC 5280, 4.2.1)"),
        row(
            "encryption with an RSA key",
            p -> p.withKeyUsages(new Usages(List.of("key_encipherment"), null, null)),
            r -> r.withKey(KeyAlgorithm.RSA_2048).withKeyUsages(KeyUsage.KEY_ENCIPHERMENT)),
        row(
            "encryption with an ECDSA key",
            p ->
                p.withKeyUsages(
                    new Usages(List.of("key_encipherment", "data_encipherment"), null, null)),
            r -> r.withKeyUsages(KeyUsage.DATA_ENCIPHERMENT, KeyUsage.KEY_ENCIPHERMENT),
            "Key usages not possible with an ECDSA-P256 key: key_encipherment, data_encipherment"
                + " (RFC 8813, section 3)"));
  }

  static Stream<Arguments> extendedKeyUsages() {
    Usages all =
        new Usages(
            List.of("client_auth", "1.2.3.4"), List.of("server_auth"), List.of("code_signing"));
    return Stream.of(
        row(
            "required ones are missing",
            p -> p.withExtendedKeyUsages(all),
            r -> r.withoutExtendedKeyUsages(),
            "Missing required extended key usages: server_auth"),
        row(
            "required and allowed ones, by name and by number",
            p -> p.withExtendedKeyUsages(all),
            r ->
                r.withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH, new ExtendedKeyUsage("1.2.3.4"))),
        row(
            "denied and others",
            p -> p.withExtendedKeyUsages(all),
            r ->
                r.withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH,
                    ExtendedKeyUsage.CODE_SIGNING,
                    ExtendedKeyUsage.TIME_STAMPING,
                    new ExtendedKeyUsage("1.2.3.5")),
            "Denied extended key usages found in request: code_signing",
            "Invalid extended key usages: time_stamping, 1.2.3.5"),
        row(
            "no section",
            p -> p.withExtendedKeyUsages(null),
            r -> r,
            "Extended key usages are not allowed by template policy (not defined in template)"));
  }

  static Stream<Arguments> algorithms() {
    return Stream.of(
        row(
            "another signature",
            p -> p,
            r -> r.signedWith(SignatureAlgorithm.ECDSA_SHA512),
            "Signature algorithm 'ECDSA-SHA512' is not allowed by template policy"),
        row(
            "another key",
            p -> p,
            r -> r.withKey(KeyAlgorithm.EC_P384),
            "Key algorithm 'EC_secp384r1' is not allowed by template policy"),
        row(
            "only keys are listed",
            p -> p.withAlgorithms(new Algorithms(null, List.of("EC_prime256v1"))),
            r -> r,
            "Signature algorithm 'ECDSA-SHA256' is not allowed by template policy"
                + " (not defined in template)"),
        row(
            "only signatures are listed",
            p -> p.withAlgorithms(new Algorithms(List.of("ECDSA-SHA256"), null)),
            r -> r,
            "Key algorithm 'EC_prime256v1' is not allowed by template policy"
                + " (not defined in template)"));
  }

  static Stream<Arguments> validity() {
    return Stream.of(
        row(
            "as long as the longest",
            p -> p.withMaxValidity("1mo"),
            r -> r.lasting(Duration.ofDays(30))),
        row(
            "a second longer",
            p -> p.withMaxValidity("1m"),
            r -> r.lasting(Duration.ofDays(30).plusSeconds(1)),
            "Requested validity period exceeds maximum allowed duration"),
        row(
            "a second longer, by dates",
            p -> p.withMaxValidity("720h"),
            r -> r.lasting(Duration.ofDays(30).plusSeconds(1)).fromDateToDate(),
            "Requested validity period (notBefore to notAfter) exceeds maximum allowed duration of"
                + " 720h"),
        row("no limit", p -> p.withMaxValidity(null), r -> r.lasting(Duration.ofDays(36500))));
  }

  static Stream<Arguments> authorities() {
    UnaryOperator<PolicyBuilder> signing =
        p -> p.withKeyUsages(new Usages(List.of("digital_signature", "key_cert_sign"), null, null));
    String denied =
        "CA certificate issuance is denied by this policy. The policy does not allow issuing CA"
            + " certificates.";
    String required =
        "CA certificate issuance is required by this policy. The request must include"
            + " basicConstraints with isCA set to true.";
    return Stream.of(
        row(
            "denied when the policy does not say",
            p -> p.with(signing),
            r -> r.forAuthority(),
            denied),
        row(
            "keyCertSign asks for a CA certificate",
            p -> p.with(signing).withAuthorities("denied", null),
            r -> r.withKeyUsages(KeyUsage.KEY_CERT_SIGN),
            denied),
        row(
            "keyCertSign asks for one even beside CA:FALSE",
            p -> p.with(signing),
            r ->
                r.withKeyUsages(KeyUsage.KEY_CERT_SIGN)
                    .withBasicConstraints(BasicConstraints.END_ENTITY),
            denied),
        row("CA:FALSE is no CA", p -> p, r -> r.withBasicConstraints(BasicConstraints.END_ENTITY)),
        row(
            "required and not asked for",
            p -> p.withAuthorities("required", null),
            r -> r,
            required),
        row(
            "required and asked for",
            p -> p.with(signing).withAuthorities("required", -1),
            r -> r.forAuthority()),
        row("allowed and not asked for", p -> p.withAuthorities("allowed", 0), r -> r),
        row(
            "keyCertSign without CA",
            p -> p.with(signing).withAuthorities("allowed", 0),
            r ->
                r.withKeyUsages(KeyUsage.KEY_CERT_SIGN)
                    .withBasicConstraints(BasicConstraints.END_ENTITY),
            "Key usage key_cert_sign needs basicConstraints with isCA set to true"
                + " (RFC 5280, 4.2.1.9)"),
        row(
            "a CA without keyCertSign",
            p -> p.withAuthorities("allowed", null),
            r -> r.withBasicConstraints(BasicConstraints.authority(-1)),
            "A CA certificate needs the key usage key_cert_sign (RFC 5280, 4.2.1.3)"),
        row(
            "no path length under a limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority(),
            "Path length is required when issuing CA certificates because the policy only allows a"
                + " maximum path length of 2."),
        row(
            "at the limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority().withPathLength(2)),
        row(
            "over the limit",
            p -> p.with(signing).withAuthorities("allowed", 2),
            r -> r.forAuthority().withPathLength(3),
            "Requested path length (3) exceeds maximum allowed by policy (2)."),
        row(
            "unlimited under a limit",
            p -> p.with(signing).withAuthorities("allowed", 0),
            r -> r.forAuthority().withPathLength(-1),
            "Requested path length (-1) exceeds maximum allowed by policy (0)."),
        row(
            "unlimited without a limit",
            p -> p.with(signing).withAuthorities("allowed", -1),
            r -> r.forAuthority().withPathLength(-1)),
        row(
            "below -1",
            p -> p.with(signing).withAuthorities("allowed", null),
            r -> r.forAuthority().withPathLength(-2),
            "Path length must be -1 (unlimited), 0, or a positive integer."));
  }
}
