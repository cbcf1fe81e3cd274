package org.countersign.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyBuilder;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.UnprovenRequest;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was asked for in a form that cannot be had stands in the remedy in the one that can. */
class RemedyCorrectionsTest {

  private static final PolicyBuilder OF_EVERY_KIND =
      aPolicy()
          .withSans(
              allowing("dns_name", "*.example"),
              allowing("ip_address", "192.0.2.0/24"),
              allowing("email", "*@a.example"),
              allowing("uri", "spiffe://*"));

  static Stream<Arguments> corrected() {
    return Stream.of(
        corrected(
            "an address put as a DNS name",
            OF_EVERY_KIND,
            aRequest().withDnsName("a.example", "192.0.2.7"),
            "CN=a.example / dns_name a.example, ip_address 192.0.2.7",
            "subjectAltName[1] 192.0.2.7 -> ip_address 192.0.2.7"),
        corrected(
            "a URL put as a DNS name",
            OF_EVERY_KIND,
            aRequest().withDnsName("https://b.example/"),
            "CN=a.example / dns_name b.example",
            "subjectAltName[0] https://b.example/ -> dns_name b.example"),
        corrected(
            "a SPIFFE ID and a mailbox put as DNS names",
            OF_EVERY_KIND,
            aRequest().withDnsName("spiffe://a.example/x", "user@a.example"),
            "CN=a.example / uri spiffe://a.example/x, email user@a.example",
            "subjectAltName[0] spiffe://a.example/x -> uri spiffe://a.example/x",
            "subjectAltName[1] user@a.example -> email user@a.example"),
        corrected(
            "two names in one",
            OF_EVERY_KIND,
            aRequest().withDnsName("b.example,c.example:443"),
            "CN=a.example / dns_name b.example, dns_name c.example",
            "subjectAltName[0] b.example,c.example:443 -> dns_name b.example, dns_name c.example"),
        corrected(
            "a country in lower case",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("country", "US")),
            aRequest().withSubject(SubjectAttributeType.COUNTRY, "us"),
            "CN=a.example, C=US / ",
            "subject.country us -> US"),
        corrected(
            "a country of three letters and one by its name",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("country", "*")),
            aRequest().withSubject(SubjectAttributeType.COUNTRY, "DEU", "United States"),
            "CN=a.example, C=DE, C=US / ",
            "subject.country[0] DEU -> DE",
            "subject.country[1] United States -> US"),
        corrected(
            "characters that nobody sees",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("organization", "*")),
            aRequest()
                .withSubject(SubjectAttributeType.ORGANIZATION, "\tExample\u200b\r\nGmbH\u0000"),
            "CN=a.example, O=Example GmbH / ",
            "subject.organization \tExample\u200b\r\nGmbH\u0000 -> Example GmbH"),
        corrected(
            "a URL as the common name",
            aPolicy().withSubject(allowing("common_name", "*.example")),
            aRequest().withCommonName("https://a.example/"),
            "CN=a.example / ",
            "subject.common_name https://a.example/ -> a.example"),
        corrected(
            "a common name that may only be a DNS name",
            aPolicy().withoutSubject().withSans(allowing("dns_name", "*.example")),
            aRequest(),
            " / dns_name a.example"),
        corrected(
            "a required name that the common name is",
            aPolicy().withSans(requiring("dns_name", "*.example")),
            aRequest(),
            "CN=a.example / dns_name a.example"),
        corrected(
            "two values of one type in one part",
            aPolicy().withSubject(allowing("common_name", "*"), allowing("organization", "*")),
            aRequest().with(RemedyCorrectionsTest::withTwoOrganizationsInOnePart),
            "CN=a.example, O=A, O=B / "),
        corrected(
            "encipherOnly without keyAgreement",
            aPolicy()
                .withKeyUsages(
                    new Usages(List.of("digital_signature", "encipher_only"), null, null)),
            aRequest().withKeyUsages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.ENCIPHER_ONLY),
            "CN=a.example / "));
  }

  private static RequestBuilder withTwoOrganizationsInOnePart(RequestBuilder request) {
    return request.withPart(
        new AttributeTypeAndValue("2.5.4.10", "A", StringType.UTF8),
        new AttributeTypeAndValue("2.5.4.10", "B", StringType.UTF8));
  }

  private static Arguments corrected(
      String name,
      PolicyBuilder policy,
      RequestBuilder request,
      String content,
      String... corrections) {
    return Arguments.of(name, policy.rules(), request.judged(), content, List.of(corrections));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void corrected(
      String name,
      PolicyRules policy,
      JudgedRequest refused,
      String content,
      List<String> corrections) {
    assertThat(policy.evaluate(refused).violations()).isNotEmpty();
    Remedy remedy = Remedy.of(policy, refused);
    AcceptableRequest request = remedy.request().orElseThrow();
    assertThat(policy.evaluate(request.judged()).violations()).isEmpty();
    assertThat(content(request)).isEqualTo(content);
    assertThat(remedy.corrections().stream().map(RemedyCorrectionsTest::spoken))
        .containsExactlyElementsOf(corrections);
    assertThat(remedy.corrections()).allSatisfy(c -> assertThat(c.why()).isNotBlank());
  }

  private static String spoken(Correction correction) {
    return correction.field() + " " + correction.value() + " -> " + correction.instead();
  }

  private static String content(AcceptableRequest request) {
    return request.subject()
        + " / "
        + request.names().stream()
            .map(name -> name.kind().wireName() + " " + name.text())
            .collect(Collectors.joining(", "));
  }

  @Test
  void doesNotPutAnotherNameInThePlaceOfOneThatIsRefused() {
    PolicyRules policy =
        aPolicy()
            .withSans(
                new Values("dns_name", List.of("*.example"), null, List.of("secret.example")),
                denying("uri", "urn:*"))
            .rules();
    JudgedRequest refused =
        aRequest().withDnsName("secret.example", "https://secret.example/x", "*.example").judged();

    Remedy remedy = Remedy.of(policy, refused);

    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactly("subjectAltName[0]", "subjectAltName[2]");
    assertThat(content(remedy.request().orElseThrow()))
        .isEqualTo("CN=a.example / uri https://secret.example/x");
  }

  @Test
  void saysOfANameThatCouldBeCorrectedWhyThatIsRefusedToo() {
    JudgedRequest refused = aRequest().withDnsName("b.example", "198.51.100.1").judged();

    Remedy remedy = Remedy.of(OF_EVERY_KIND.rules(), refused);

    assertThat(remedy.cannotBeHad()).hasSize(1);
    assertThat(remedy.cannotBeHad().get(0).why())
        .contains("not a valid DNS name")
        .endsWith(
            "; and for ip_address 198.51.100.1: ip_address SAN value '198.51.100.1' does not match"
                + " allowed patterns: 192.0.2.0/24");
  }

  @Test
  void tellsTheCriticalExtensionThatNoCertificateGets() {
    JudgedRequest refused = aRequest().withUnreadExtension("1.3.6.1.5.5.7.1.24", true).judged();

    Remedy remedy = Remedy.of(aPolicy().rules(), refused);

    assertThat(remedy.request()).isPresent();
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactly("extension[1.3.6.1.5.5.7.1.24]");
  }

  static Stream<Arguments> claimed() {
    return Stream.of(
        Arguments.of(
            "a weak key of a supported kind",
            Optional.of(KeyAlgorithm.RSA_2048),
            Optional.of(KeyAlgorithm.Family.RSA),
            KeyAlgorithm.RSA_2048),
        Arguments.of(
            "an RSA key that is too short",
            Optional.empty(),
            Optional.of(KeyAlgorithm.Family.RSA),
            KeyAlgorithm.RSA_2048),
        Arguments.of(
            "a key on another curve",
            Optional.empty(),
            Optional.of(KeyAlgorithm.Family.ECDSA),
            KeyAlgorithm.EC_P256),
        Arguments.of("a DSA key", Optional.empty(), Optional.empty(), KeyAlgorithm.EC_P256));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void claimed(
      String name,
      Optional<KeyAlgorithm> key,
      Optional<KeyAlgorithm.Family> family,
      KeyAlgorithm expected) {
    ClaimedContent claimed =
        new ClaimedContent(
            DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "shop.example"),
            List.of(
                new RequestedName(GeneralNameKind.DNS_NAME, "shop.example"),
                new RequestedName(GeneralNameKind.DNS_NAME, "shop.test")),
            Optional.empty(),
            Optional.of(List.of(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.CLIENT_AUTH)),
            Optional.empty(),
            Optional.empty());
    PolicyRules policy = aPolicy().withSans(allowing("dns_name", "*.example")).rules();

    Remedy remedy =
        Remedies.under(policy)
            .forUnproven(
                new UnprovenRequest(claimed, key, family),
                ProfileDefaults.NONE,
                RequestedTime.UNSAID);

    AcceptableRequest request = remedy.request().orElseThrow();
    assertThat(content(request)).isEqualTo("CN=shop.example / dns_name shop.example");
    assertThat(request.keyAlgorithm()).isEqualTo(expected);
    assertThat(request.extendedKeyUsages()).containsExactly(ExtendedKeyUsage.SERVER_AUTH);
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactly("subjectAltName[1]", "extendedKeyUsage");
  }

  static Stream<Arguments> templates() {
    PolicyBuilder server =
        aPolicy()
            .withSubject(allowing("common_name", "*.example.com"))
            .withSans(allowing("dns_name", "*.example.com"));
    PolicyBuilder subjectOnly =
        aPolicy().withSubject(allowing("common_name", "*.example.com")).withoutSans();
    PolicyBuilder needsCommonName =
        aPolicy()
            .withSubject(requiring("common_name", "*.example.com"))
            .withSans(allowing("dns_name", "*.example.com"));
    return Stream.of(
        template("a name and no common name", server, "", " / dns_name www.example.com"),
        template("no other name than the common name", subjectOnly, "", "CN=www.example.com / "),
        template(
            "a common name that is required",
            needsCommonName,
            "api.example.com",
            "CN=api.example.com / dns_name api.example.com"),
        template(
            "the requester's names",
            server,
            "a.example.com b.example.com",
            " / dns_name a.example.com, dns_name b.example.com"),
        template(
            "the requester's common name, which is a DNS name, too",
            server,
            "CN=a.example.com",
            "CN=a.example.com / dns_name a.example.com"),
        template(
            "common name and DNS name",
            server,
            "CN=a.example.com b.example.com",
            "CN=a.example.com / dns_name b.example.com"),
        template(
            "a common name where no other name is permitted",
            subjectOnly,
            "CN=a.example.com",
            "CN=a.example.com / "),
        template(
            "what of it is permitted",
            server,
            "a.example.com b.example.net",
            " / dns_name a.example.com",
            "subjectAltName[1]"),
        template(
            "an example where nothing of it is permitted",
            server,
            "CN=shop.example.net",
            " / dns_name www.example.com",
            "subject.common_name"),
        template(
            "a text that is no name",
            server,
            "a_.example.com b.example.com",
            " / dns_name b.example.com",
            "subjectAltName[0]"));
  }

  /** Names with a blank between them, the common name first. */
  private static Arguments template(
      String name, PolicyBuilder policy, String wished, String content, String... violations) {
    List<String> words = Stream.of(wished.split(" ")).filter(word -> !word.isEmpty()).toList();
    return Arguments.of(
        name,
        policy.rules(),
        new TemplateNames(
            words.stream().filter(w -> w.startsWith("CN=")).map(w -> w.substring(3)).findFirst(),
            words.stream().filter(w -> !w.startsWith("CN=")).toList()),
        content,
        List.of(violations));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void templates(
      String name,
      PolicyRules policy,
      TemplateNames wished,
      String content,
      List<String> violations) {
    Remedy remedy =
        Remedies.under(policy).forTemplate(wished, ProfileDefaults.NONE, RequestedTime.UNSAID);

    AcceptableRequest request = remedy.request().orElseThrow();
    assertThat(policy.evaluate(request.judged()).violations()).isEmpty();
    assertThat(content(request)).isEqualTo(content);
    assertThat(remedy.violations().stream().map(violation -> violation.field()).distinct())
        .containsExactlyElementsOf(violations);
    assertThat(remedy.cannotBeHad())
        .extracting(Unobtainable::field)
        .containsExactlyElementsOf(violations);
  }

  @Test
  void partsOfASubjectStayTogetherWhereTheyMay() {
    JudgedRequest refused =
        aRequest()
            .withPart(
                new AttributeTypeAndValue("2.5.4.10", "A", StringType.UTF8),
                new AttributeTypeAndValue("2.5.4.11", "B", StringType.UTF8))
            .withDnsName("-")
            .judged();
    PolicyRules policy =
        aPolicy()
            .withSubject(
                allowing("common_name", "*"),
                allowing("organization", "*"),
                allowing("organizational_unit", "*"))
            .rules();

    List<RelativeDistinguishedName> parts =
        Remedy.of(policy, refused).request().orElseThrow().subject().parts();

    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).attributes()).hasSize(2);
  }
}
