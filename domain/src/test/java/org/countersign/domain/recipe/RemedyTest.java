package org.countersign.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyBuilder;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyTest {

  private static final PolicyRules PLAIN = aPolicy().rules();

  static Stream<Arguments> mended() {
    return Stream.of(
        mended(
            "an unsupported attribute goes",
            aPolicy(),
            aRequest().withAttribute("2.5.4.15", "Private", StringType.UTF8),
            "subject.2.5.4.15"),
        mended(
            "an attribute of another string type is mended without loss",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("email_address", "*")),
            aRequest().withAttribute("1.2.840.113549.1.9.1", "a@b.example", StringType.UTF8)),
        mended(
            "a required attribute of each further type comes in",
            aPolicy()
                .withSubject(
                    Stream.concat(
                            SubjectAttributeType.NAMED.stream().map(SubjectAttributeType::wireName),
                            Stream.of("1.2.3.4"))
                        .map(type -> requiring(type, "*"))
                        .toArray(Values[]::new)),
            aRequest()),
        mended(
            "what is ignored goes",
            aPolicy()
                .withSubject(allowing("common_name", "*"), Values.ignoring("title"))
                .withSans(requiring("dns_name", "*.test"), Values.ignoring("other_name")),
            aRequest()
                .withAttribute("2.5.4.12", "Dr", StringType.UTF8)
                .withName(GeneralNameKind.OTHER_NAME, "x"),
            "subject.title",
            "subjectAltName[0]"),
        mended(
            "a string type is mended without loss",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("organization", "*")),
            aRequest().withAttribute("2.5.4.10", "Exämple", StringType.TELETEX)),
        mended(
            "an attribute without a rule goes",
            aPolicy(),
            aRequest().withSubject(SubjectAttributeType.LOCALITY, "Bonn"),
            "subject.locality"),
        mended(
            "a denied name goes, the other stays",
            aPolicy().withSans(new Values("dns_name", List.of("*"), null, List.of("*.evil.test"))),
            aRequest().withDnsName("a.example", "x.evil.test"),
            "subjectAltName[1]"),
        mended(
            "a name that is none goes",
            aPolicy(),
            aRequest().withDnsName("a.example", "-a-.example"),
            "subjectAltName[1]"),
        mended(
            "a kind that is never issued goes",
            aPolicy(),
            aRequest().withDnsName("a.example").withName(GeneralNameKind.OTHER_NAME, "x"),
            "subjectAltName[1]"),
        mended(
            "a required name comes in",
            aPolicy().withSans(requiring("dns_name", "*.corp.example"), denying("ip_address", "*")),
            aRequest()),
        mended(
            "a required name of one label more comes in",
            aPolicy().withSans(requiring("dns_name", "+.corp.example", "db.+.example")),
            aRequest().withDnsName("a.b.corp.example"),
            "subjectAltName[0]"),
        mended(
            "a wildcard goes where wildcards are denied",
            aPolicy().withSans(new Values("dns_name", List.of("*"), null, null, "denied")),
            aRequest().withDnsName("*.corp.example", "www.corp.example"),
            "subjectAltName[0]"),
        mended(
            "a common name that is a denied host goes",
            aPolicy()
                .withSans(
                    new Values(
                        "dns_name", List.of("*.corp.example"), null, List.of("a.corp.example"))),
            aRequest().withCommonName("a.corp.example"),
            "subject.common_name"),
        mended(
            "a common name that is a host elsewhere stays beside a DNS name",
            aPolicy()
                .withSans(allowing("dns_name", "*.corp.example"), allowing("email", "*"))
                .withSubject(allowing("common_name", "*"), denying("country", "DE")),
            aRequest()
                .withCommonName("a.other.example")
                .withSubject(SubjectAttributeType.COUNTRY, "DE")
                .withDnsName("a.corp.example"),
            "subject.country"),
        mended(
            "a required common name that is a host elsewhere gets a DNS name beside it",
            aPolicy()
                .withSans(allowing("dns_name", "*.corp.example"))
                .withSubject(requiring("common_name", "a.other.example")),
            aRequest().withEmptySubject()),
        mended(
            "a required attribute comes in beside an allowed one",
            aPolicy()
                .withSubject(
                    allowing("common_name", "*"),
                    new Values("organization", List.of("*"), List.of("Exa* GmbH"), null)),
            aRequest().withSubject(SubjectAttributeType.ORGANIZATION, "Other")),
        mended(
            "a denied usage goes",
            aPolicy()
                .withKeyUsages(new Usages(List.of("digital_signature"), null, List.of("crl_sign"))),
            aRequest().withKeyUsages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.CRL_SIGN),
            "keyUsage"),
        mended(
            "a required usage that the key cannot have takes another key",
            aPolicy().withKeyUsages(new Usages(null, List.of("key_encipherment"), null)),
            aRequest().withKeyUsages(KeyUsage.KEY_ENCIPHERMENT),
            "publicKey"),
        mended(
            "an extended usage goes",
            aPolicy(),
            aRequest()
                .withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.CLIENT_AUTH),
            "extendedKeyUsage"),
        mended(
            "time stamps go where other purposes stand",
            aPolicy()
                .withExtendedKeyUsages(
                    new Usages(List.of("server_auth", "time_stamping"), null, null)),
            aRequest()
                .withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.TIME_STAMPING),
            "extendedKeyUsage"),
        mended(
            "other purposes go where time stamps are required",
            aPolicy()
                .withExtendedKeyUsages(
                    new Usages(List.of("server_auth"), List.of("time_stamping"), null)),
            aRequest()
                .withExtendedKeyUsages(
                    ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.TIME_STAMPING),
            "extendedKeyUsage"),
        mended(
            "usages go where the policy has no rule for any",
            aPolicy().withKeyUsages(null).withExtendedKeyUsages(null),
            aRequest(),
            "keyUsage",
            "extendedKeyUsage"),
        mended(
            "another key of the family",
            aPolicy(),
            aRequest().withKey(KeyAlgorithm.RSA_3072),
            "publicKey"),
        mended(
            "another hash",
            aPolicy(),
            aRequest().signedWith(SignatureAlgorithm.ECDSA_SHA512),
            "signatureAlgorithm"),
        mended("a shorter life", aPolicy(), aRequest().lasting(Duration.ofDays(800)), "validity"),
        mended("no CA", aPolicy(), aRequest().forAuthority(), "keyUsage", "basicConstraints"),
        mended(
            "a CA, where only those are issued",
            aPolicy()
                .withAuthorities("required", 2)
                .withKeyUsages(
                    new Usages(List.of("digital_signature", "key_cert_sign"), null, null)),
            aRequest(),
            "basicConstraints"),
        mended(
            "a path length within the limit",
            aPolicy()
                .withAuthorities("allowed", 1)
                .withKeyUsages(
                    new Usages(List.of("digital_signature", "key_cert_sign"), null, null)),
            aRequest().forAuthority().withPathLength(7)),
        mended(
            "a name where there was none",
            aPolicy().withSans(allowing("ip_address", "10.20.0.0/16")),
            aRequest().withEmptySubject()));
  }

  private static Arguments mended(
      String name, PolicyBuilder policy, RequestBuilder request, String... lost) {
    return Arguments.of(name, policy.rules(), request.judged(), List.of(lost));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void mended(String name, PolicyRules policy, JudgedRequest refused, List<String> lost) {
    assertThat(policy.evaluate(refused).violations()).isNotEmpty();
    Remedy remedy = Remedy.of(policy, refused);
    assertThat(policy.evaluate(remedy.request().orElseThrow().judged()).violations()).isEmpty();
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactlyElementsOf(lost);
    assertThat(remedy.recipes()).hasSize(3);
  }

  @Test
  void asksForNothingThatIsIgnored() {
    PolicyRules policy =
        aPolicy()
            .withSubject(Values.ignoring("common_name"), Values.ignoring("organization"))
            .rules();
    ProfileDefaults defaults =
        ProfileDefaults.of(
            new DefaultsDocument(
                null, "a.example", "Acme", null, null, null, null, null, null, null, null, null));

    Remedy remedy = Remedy.of(policy, defaults);

    assertThat(remedy.request().orElseThrow().subject().isEmpty()).isTrue();
    assertThat(remedy.cannotBeHad()).isEmpty();
  }

  @Test
  void keepsWhatIsPermittedAsItWasAsked() {
    JudgedRequest refused =
        aRequest()
            .withDnsName("b.example", "B.example.", "c.example")
            .withSubject(SubjectAttributeType.STATE, "NRW")
            .judged();
    AcceptableRequest request = Remedy.of(PLAIN, refused).request().orElseThrow();
    assertThat(request.subject().toString()).isEqualTo("CN=a.example");
    assertThat(request.names())
        .extracting(SubjectAlternativeName::text)
        .containsExactly("b.example", "c.example");
    assertThat(request.keyAlgorithm()).isEqualTo(KeyAlgorithm.EC_P256);
    assertThat(request.keyUsages()).containsExactly(KeyUsage.DIGITAL_SIGNATURE);
    assertThat(request.extendedKeyUsages()).containsExactly(ExtendedKeyUsage.SERVER_AUTH);
  }

  @Test
  void saysWhatToAskForWhenTheLifetimeWasTooLong() {
    JudgedRequest refused = aRequest().lasting(Duration.ofDays(800)).judged();
    assertThat(Remedy.of(PLAIN, refused).time())
        .contains(RecommendedTime.lasting(Duration.ofDays(365)));
  }

  static Stream<Arguments> hopeless() {
    return Stream.of(
        Arguments.of(
            "what is required is denied",
            aPolicy()
                .withSans(new Values("dns_name", null, List.of("*.a.test"), List.of("*.test"))),
            aRequest(),
            "subjectAltName"),
        Arguments.of(
            "all common names are denied and one is required",
            aPolicy().withSubject(new Values("common_name", null, List.of("a"), List.of("*"))),
            aRequest().withCommonName("b"),
            "subject.common_name"),
        Arguments.of(
            "no key algorithm is defined",
            aPolicy().withAlgorithms(new Algorithms(List.of("RSA-SHA256"), null)),
            aRequest(),
            "request"),
        Arguments.of(
            "nothing may be named",
            aPolicy().withoutSubject().withoutSans(),
            aRequest(),
            "subject.common_name"),
        Arguments.of(
            "a CA is required that may not sign certificates",
            aPolicy().withAuthorities("required", null),
            aRequest(),
            "request"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void hopeless(String name, PolicyBuilder policy, RequestBuilder request, String field) {
    Remedy remedy = Remedy.of(policy.rules(), request.judged());
    assertThat(remedy.request()).isEmpty();
    assertThat(remedy.recipes()).isEmpty();
    assertThat(remedy.cannotBeHad()).extracting(Unobtainable::field).contains(field, "request");
    assertThat(remedy.cannotBeHad()).allSatisfy(u -> assertThat(u.why()).isNotBlank());
  }

  @Test
  void writesNoRecipesForMoreNamesThanAnybodyWouldPaste() {
    String[] names =
        IntStream.range(0, Remedy.MAX_NAMES)
            .mapToObj(i -> "n" + i + ".example")
            .toArray(String[]::new);
    Remedy remedy = Remedy.of(PLAIN, aRequest().withDnsName(names).judged());
    assertThat(remedy.request()).isEmpty();
    assertThat(remedy.cannotBeHad().get(0).why()).contains("251");
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("dns_name", "*.example.com"),
        Arguments.of("dns_name", "*-prod.*.corp.example"),
        Arguments.of("dns_name", "*"),
        Arguments.of("ip_address", "10.0.0.0/8"),
        Arguments.of("ip_address", "192.0.2.7/32"),
        Arguments.of("ip_address", "fd00::/8"),
        Arguments.of("ip_address", "192.168.1.*"),
        Arguments.of("ip_address", "10.*"),
        Arguments.of("ip_address", "*"),
        Arguments.of("ip_address", "2001:db8:*"),
        Arguments.of("email", "*@example.com"),
        Arguments.of("email", "*@*.example.com"),
        Arguments.of("email", "*"),
        Arguments.of("uri", "spiffe://example.org/*"),
        Arguments.of("uri", "https://*.example.com/*"),
        Arguments.of("uri", "urn:*"),
        Arguments.of("uri", "*"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void examples(String type, String pattern) {
    PolicyRules policy = aPolicy().withSans(requiring(type, pattern)).rules();
    assertThat(Remedy.of(policy, ProfileDefaults.NONE).request()).isPresent();
    PolicyRules allowing = aPolicy().withSans(allowing(type, pattern)).rules();
    assertThat(Remedy.of(allowing, ProfileDefaults.NONE).request().orElseThrow().names())
        .hasSize(1);
  }

  /** Every policy of these tests with every request of them. */
  @Test
  void neverOffersWhatThePolicyRefuses() {
    List<PolicyRules> policies = new ArrayList<>();
    List<JudgedRequest> requests = new ArrayList<>();
    mended()
        .map(Arguments::get)
        .forEach(
            row -> {
              policies.add((PolicyRules) row[1]);
              requests.add((JudgedRequest) row[2]);
            });
    hopeless().forEach(row -> policies.add(((PolicyBuilder) row.get()[1]).rules()));
    requests.add(aRequest().withBasicConstraints(BasicConstraints.authority(3)).judged());
    requests.add(aRequest().withoutKeyUsages().withoutExtendedKeyUsages().judged());
    requests.add(aRequest().withKeyUsages().withExtendedKeyUsages().judged());
    int offered = 0;
    for (PolicyRules policy : policies) {
      for (JudgedRequest request : requests) {
        Optional<AcceptableRequest> found = Remedy.of(policy, request).request();
        found.ifPresent(r -> assertThat(policy.evaluate(r.judged()).violations()).isEmpty());
        offered += found.isPresent() ? 1 : 0;
      }
    }
    assertThat(offered).isGreaterThan(requests.size() * 17);
  }
}
