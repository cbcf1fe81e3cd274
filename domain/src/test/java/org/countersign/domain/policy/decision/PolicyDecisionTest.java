package org.countersign.domain.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATION;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

/** The decision as a whole; the rules have tests of their own. */
class PolicyDecisionTest {

  @Test
  void grantsWhatTheRequestAsksForInCanonicalFormWithoutRepetition() {
    PolicyDecision decision =
        aPolicy()
            .rules()
            .evaluate(
                aRequest()
                    .withDnsName("B.Example.", "a.example", "b.example")
                    .withExtendedKeyUsages(
                        ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.SERVER_AUTH)
                    .judged());

    PolicyDecision.Permitted permitted = decision.permitted().orElseThrow();
    assertThat(permitted.subject()).hasToString("CN=a.example");
    assertThat(permitted.names())
        .containsExactly(new DnsName("b.example"), new DnsName("a.example"));
    assertThat(permitted.keyUsages()).containsExactly(KeyUsage.DIGITAL_SIGNATURE);
    assertThat(permitted.extendedKeyUsages()).containsExactly(ExtendedKeyUsage.SERVER_AUTH);
    assertThat(permitted.basicConstraints()).isEqualTo(BasicConstraints.END_ENTITY);
    assertThat(decision.violations()).isEmpty();
  }

  @Test
  void grantsNoUsagesWhereNoneAreAskedFor() {
    PolicyDecision.Permitted permitted =
        aPolicy()
            .rules()
            .evaluate(aRequest().withoutKeyUsages().withoutExtendedKeyUsages().judged())
            .permitted()
            .orElseThrow();

    assertThat(permitted.keyUsages()).isEmpty();
    assertThat(permitted.extendedKeyUsages()).isEmpty();
  }

  @Test
  void tellsAllSevenViolationsOfARequestThatBreaksSevenRules() {
    PolicyRules rules =
        aPolicy()
            .withSubject(allowing("common_name", "*.example"), requiring("organization", "Acme"))
            .withSans(denying("dns_name", "*.internal"))
            .withKeyUsages(new Usages(List.of("digital_signature"), null, List.of("key_agreement")))
            .withExtendedKeyUsages(new Usages(null, List.of("server_auth"), null))
            .withAlgorithms(new Algorithms(List.of("RSA-SHA256"), List.of("EC_prime256v1")))
            .withMaxValidity("90d")
            .rules();

    PolicyDecision decision =
        rules.evaluate(
            aRequest()
                .withCommonName("db.internal")
                .withDnsName("db.internal")
                .withKeyUsages(KeyUsage.KEY_AGREEMENT)
                .withoutExtendedKeyUsages()
                .lasting(Duration.ofDays(91))
                .judged());

    assertThat(decision.violations())
        .extracting(Violation::message)
        .containsExactly(
            "common_name value 'db.internal' does not match allowed patterns: *.example",
            "Missing required organization attribute",
            "dns_name SAN matching denied pattern 'db.internal' found in request",
            "Denied key usages found in request: key_agreement",
            "Missing required extended key usages: server_auth",
            "Signature algorithm 'ECDSA-SHA256' is not allowed by template policy",
            "Requested validity period exceeds maximum allowed duration of 90d");
    assertThat(decision.permitted()).isEmpty();
  }

  @Test
  void aPolicyThatNamesNothingRefusesEverything() {
    PolicyDecision decision =
        PolicyRules.of(PolicyDocument.EMPTY)
            .evaluate(
                aRequest().withSubject(ORGANIZATION, "Acme").withDnsName("a.example").judged());

    assertThat(decision.violations())
        .extracting(Violation::message)
        .containsExactly(
            "common_name is not allowed by template policy (no subject policies defined)",
            "organization is not allowed by template policy (no subject policies defined)",
            "dns_name SAN is not allowed by template policy (no SAN policies defined)",
            "Key usages are not allowed by template policy (not defined in template)",
            "Extended key usages are not allowed by template policy (not defined in template)",
            "Signature algorithm 'ECDSA-SHA256' is not allowed by template policy"
                + " (not defined in template)",
            "Key algorithm 'EC_prime256v1' is not allowed by template policy"
                + " (not defined in template)");
  }

  @Test
  void aViolationSaysWhereInTheRequestAndWhichRule() {
    PolicyRules rules =
        aPolicy()
            .withSans(
                allowing("email", "*@example.com"), denying("dns_name", "x.example", "*.internal"))
            .rules();

    PolicyDecision decision =
        rules.evaluate(aRequest().withDnsName("a.example", "b.example", "DB.internal").judged());

    assertThat(decision.violations())
        .containsExactly(
            new Violation(
                "san-denied",
                "subjectAltName[2]",
                Optional.of("DB.internal"),
                Optional.of("/sans/1/denied/1"),
                Optional.of("*.internal"),
                List.of(),
                "dns_name SAN matching denied pattern 'DB.internal' found in request"));
  }

  @Test
  void repeatedAttributesAreToldApart() {
    PolicyRules rules =
        aPolicy()
            .withSubject(allowing("common_name", "*"), allowing("organization", "Acme"))
            .rules();

    PolicyDecision decision =
        rules.evaluate(aRequest().withSubject(ORGANIZATION, "Acme", "Evil").judged());

    assertThat(decision.violations())
        .extracting(Violation::field, Violation::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "subject.organization[1]",
                "organization value 'Evil' is not in allowed values list"));
  }

  @Test
  void nothingThatARequestHoldsStopsTheEvaluation() {
    PolicyRules rules = aPolicy().rules();
    StringBuilder everyCharacter = new StringBuilder();
    for (int c = 0; c < 0x500; c++) {
      everyCharacter.append((char) c);
    }
    everyCharacter.append('\ud800');
    for (GeneralNameKind kind : GeneralNameKind.values()) {
      for (String value :
          List.of(
              "",
              ".",
              "*",
              "@",
              "://",
              "[",
              "%",
              "xn--",
              "a".repeat(5000),
              everyCharacter.toString())) {
        PolicyDecision decision =
            rules.evaluate(
                aRequest()
                    .withName(kind, value)
                    .withCommonName(value)
                    .withPathLength(Integer.MIN_VALUE)
                    .judged());
        assertThat(decision.violations()).as("%s '%s'", kind, value).isNotEmpty();
      }
    }
  }

  @Test
  void everyCodeOfAViolationIsKebabCaseWhateverTheLocale() {
    assertThat(ViolationCode.values())
        .allSatisfy(code -> assertThat(code.text()).matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void permitsAnAuthorityWithThePathLengthThatWasAskedFor() {
    PolicyDecision decision =
        aPolicy()
            .withKeyUsages(new Usages(List.of("digital_signature", "key_cert_sign"), null, null))
            .withAuthorities("allowed", 2)
            .rules()
            .evaluate(aRequest().forAuthority().withPathLength(1).judged());

    assertThat(decision.permitted().orElseThrow().basicConstraints())
        .isEqualTo(BasicConstraints.authority(1));
  }

  @Test
  void keyCertSignAloneMakesTheCertificateACasWhereThePolicyAllowsOne() {
    PolicyDecision decision =
        aPolicy()
            .withKeyUsages(new Usages(List.of("key_cert_sign"), null, null))
            .withAuthorities("allowed", null)
            .rules()
            .evaluate(aRequest().withKeyUsages(KeyUsage.KEY_CERT_SIGN).judged());

    PolicyDecision.Permitted permitted = decision.permitted().orElseThrow();
    assertThat(permitted.basicConstraints()).isEqualTo(BasicConstraints.authority(-1));
    assertThat(permitted.keyUsages()).isEqualTo(Set.of(KeyUsage.KEY_CERT_SIGN));
  }

  @Test
  void anAlgorithmIsAllowedInWhicheverSpellingThePolicyNamesIt() {
    for (String signature : List.of("RSA-SHA256", "SHA256-RSA")) {
      for (String key : List.of("RSA_2048", "RSA-2048")) {
        PolicyDecision decision =
            aPolicy()
                .withAlgorithms(new Algorithms(List.of(signature), List.of(key)))
                .rules()
                .evaluate(
                    aRequest()
                        .withKey(KeyAlgorithm.RSA_2048)
                        .signedWith(SignatureAlgorithm.RSA_SHA256)
                        .judged());
        assertThat(decision.violations()).as("%s, %s", signature, key).isEmpty();
      }
    }
  }
}
