package org.countersign.domain.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.ElementVerdict.Verdict;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every element of a request is granted, refused or ignored, by a rule that has a name. */
class ElementVerdictsTest {

  private static final PolicyRules POLICY =
      PolicyRules.of(
          new PolicyDocument(
              List.of(
                  new PolicyDocument.Values(
                      "common_name",
                      List.of("*.example", "literal.test"),
                      null,
                      List.of("evil.example")),
                  new PolicyDocument.Values(
                      "organization", List.of("Beta"), List.of("Acme*"), null),
                  new PolicyDocument.Values("locality", null, null, List.of("Atlantis"))),
              List.of(
                  new PolicyDocument.Values(
                      "dns_name", List.of("*.example"), null, List.of("evil.example")),
                  new PolicyDocument.Values("ip_address", List.of("10.0.0.0/8"), null, null)),
              new PolicyDocument.Usages(
                  List.of("digital_signature", "key_agreement"), null, List.of("crl_sign")),
              new PolicyDocument.Usages(null, List.of("server_auth"), null),
              new PolicyDocument.Algorithms(
                  List.of("SHA384-ECDSA", "SHA256-ECDSA"), List.of("ECDSA-P256")),
              new PolicyDocument.Validity("90d"),
              null));

  private static List<ElementVerdict> verdicts(JudgedRequest request) {
    return RequestEvaluation.of(POLICY, request, List.of()).verdicts();
  }

  static Stream<Arguments> elements() {
    return Stream.of(
        element(
            "a value of an allowed pattern",
            aRequest().withCommonName("a.example"),
            "subject.common_name a.example GRANTED /subject/0/allowed/0"),
        element(
            "a denied value",
            aRequest().withCommonName("evil.example"),
            "subject.common_name evil.example REFUSED /subject/0/denied/0"),
        element(
            "a required value",
            aRequest().withSubject(SubjectAttributeType.ORGANIZATION, "Acme GmbH"),
            "subject.organization Acme GmbH GRANTED /subject/1/required/0"),
        element(
            "the second of two values",
            aRequest().withSubject(SubjectAttributeType.ORGANIZATION, "Acme GmbH", "Beta"),
            "subject.organization[1] Beta GRANTED /subject/1/allowed/0"),
        element(
            "a value that a rule does not deny",
            aRequest().withSubject(SubjectAttributeType.LOCALITY, "Berlin"),
            "subject.locality Berlin GRANTED /subject/2"),
        element(
            "an attribute without a rule",
            aRequest().withSubject(SubjectAttributeType.STATE, "Bayern"),
            "subject.state Bayern REFUSED /subject"),
        element(
            "an attribute that is never issued",
            aRequest().withAttribute("2.5.4.15", "1", StringType.PRINTABLE),
            "subject.2.5.4.15 1 REFUSED subject-attribute-unsupported"),
        element(
            "a further attribute without a rule",
            aRequest().withAttribute("2.5.4.5", "1", StringType.PRINTABLE),
            "subject.serial_number 1 REFUSED /subject"),
        element(
            "an allowed name",
            aRequest().withDnsName("a.example"),
            "subjectAltName[0] a.example GRANTED /sans/0/allowed/0"),
        element(
            "a name in another spelling of one before it",
            aRequest().withDnsName("a.example", "A.example."),
            "subjectAltName[1] A.example. IGNORED repeated-element-counts-once"),
        element(
            "a name of another kind that reads alike",
            aRequest().withDnsName("a.example").withName(GeneralNameKind.IP_ADDRESS, "10.1.2.3"),
            "subjectAltName[1] 10.1.2.3 GRANTED /sans/1/allowed/0"),
        element(
            "a denied name, twice",
            aRequest().withDnsName("evil.example", "evil.example"),
            "subjectAltName[1] evil.example REFUSED /sans/0/denied/0"),
        element(
            "a kind of name that is never issued",
            aRequest().withName(GeneralNameKind.REGISTERED_ID, "1.2.3"),
            "subjectAltName[0] 1.2.3 REFUSED san-kind-unsupported"),
        element(
            "a text that is no name",
            aRequest().withDnsName("a_b.example"),
            "subjectAltName[0] a_b.example REFUSED san-malformed"),
        element(
            "an allowed usage among refused ones",
            aRequest().withKeyUsages(KeyUsage.KEY_AGREEMENT, KeyUsage.CRL_SIGN),
            "keyUsage.key_agreement key_agreement GRANTED /keyUsages/allowed/1"),
        element(
            "a denied usage",
            aRequest().withKeyUsages(KeyUsage.KEY_AGREEMENT, KeyUsage.CRL_SIGN),
            "keyUsage.crl_sign crl_sign REFUSED /keyUsages/denied"),
        element(
            "a usage that does not fit the key",
            aRequest().withKeyUsages(KeyUsage.KEY_ENCIPHERMENT),
            "keyUsage.key_encipherment key_encipherment REFUSED /keyUsages/allowed"),
        element(
            "an extension for usages without any",
            aRequest().withKeyUsages(),
            "keyUsage - REFUSED key-usage-empty"),
        element(
            "a required extended usage",
            aRequest().withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH),
            "extendedKeyUsage.server_auth server_auth GRANTED /extendedKeyUsages/required/0"),
        element(
            "an extended usage twice",
            aRequest()
                .withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.SERVER_AUTH),
            "extendedKeyUsage.server_auth server_auth IGNORED repeated-element-counts-once"),
        element(
            "an extended usage that is not allowed",
            aRequest().withExtendedKeyUsages(new ExtendedKeyUsage("1.2.3")),
            "extendedKeyUsage.1.2.3 1.2.3 REFUSED /extendedKeyUsages/allowed"),
        element(
            "CA:FALSE",
            aRequest().withBasicConstraints(BasicConstraints.END_ENTITY),
            "basicConstraints CA:FALSE GRANTED /basicConstraints"),
        element(
            "CA:TRUE where none is issued",
            aRequest().forAuthority(),
            "basicConstraints CA:TRUE REFUSED /basicConstraints/isCA"),
        element("a key", aRequest(), "publicKey EC_prime256v1 GRANTED /algorithms/keyAlgorithm/0"),
        element(
            "a key that is not allowed",
            aRequest().withKey(KeyAlgorithm.RSA_2048),
            "publicKey RSA_2048 REFUSED /algorithms/keyAlgorithm"),
        element(
            "a signature",
            aRequest(),
            "signatureAlgorithm ECDSA-SHA256 GRANTED /algorithms/signature/1"),
        element("a length", aRequest(), "validity 2592000s GRANTED /validity/max"),
        element(
            "too long a length",
            aRequest().lasting(Duration.ofDays(91)),
            "validity 7862400s REFUSED /validity/max"),
        element(
            "an unknown extension",
            aRequest().withUnreadExtension("1.2.3.4", false),
            "extension[1.2.3.4] - IGNORED extension-has-no-effect"),
        element(
            "a critical unknown extension",
            aRequest().withUnreadExtension("1.2.3.4", true),
            "extension[1.2.3.4] critical REFUSED extension-critical-unsupported"),
        element(
            "an attribute of the CSR",
            aRequest().withUnreadAttribute("1.2.840.113549.1.9.7"),
            "attribute[1.2.840.113549.1.9.7] - IGNORED attribute-has-no-effect"));
  }

  private static Arguments element(String name, RequestBuilder request, String expected) {
    return Arguments.of(Named.of(name, request), expected);
  }

  @ParameterizedTest
  @MethodSource("elements")
  void saysWhatBecameOfTheElementAndByWhichRule(RequestBuilder request, String expected) {
    List<String> all =
        verdicts(request.judged()).stream()
            .map(
                v ->
                    String.join(
                        " ", v.element(), v.value().orElse("-"), v.verdict().name(), v.rule()))
            .toList();
    assertThat(all).contains(expected);
  }

  @ParameterizedTest
  @MethodSource("elements")
  void grantsTheVeryNamesThatTheDecisionGrants(RequestBuilder request, String expected) {
    PolicyDecision decision = POLICY.evaluate(request.judged());
    List<SubjectAlternativeName> granted =
        verdicts(request.judged()).stream()
            .filter(verdict -> verdict.element().startsWith("subjectAltName"))
            .filter(verdict -> verdict.verdict() == Verdict.GRANTED)
            .map(verdict -> name(request.judged(), verdict.element()))
            .toList();

    decision.permitted().ifPresent(permitted -> assertThat(granted).isEqualTo(permitted.names()));
    assertThat(verdicts(request.judged()).stream().anyMatch(v -> v.verdict() == Verdict.REFUSED))
        .isEqualTo(
            decision.violations().stream().anyMatch(violation -> violation.value().isPresent())
                || decision.violations().stream()
                    .anyMatch(violation -> violation.code().equals("key-usage-empty")));
  }

  private static SubjectAlternativeName name(JudgedRequest request, String element) {
    String index = element.replaceAll("[^0-9]", "");
    return request.names().get(Integer.parseInt(index)).wellFormed().orElseThrow();
  }

  @Test
  void saysWhatDidNotComeFromTheCsr() {
    JudgedRequest csr = aRequest().judged();
    JudgedRequest filled =
        new JudgedRequest(
            csr.content(),
            csr.keyAlgorithm(),
            csr.pathLength(),
            csr.lifetime(),
            false,
            Set.of("keyUsage"),
            Set.of());

    assertThat(verdicts(filled))
        .filteredOn(verdict -> verdict.why().startsWith("Not in the CSR"))
        .extracting(ElementVerdict::element)
        .containsExactly("keyUsage.digital_signature");
  }
}
