package org.countersign.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.countersign.domain.x509.SubjectAttributeType.COUNTRY;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATION;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class GapFillingTest {

  private static final Optional<Duration> A_DAY = Optional.of(Duration.ofDays(1));

  private static final PolicyRules ANY = aPolicy().rules();

  private static final ProfileDefaults DEFAULTS =
      ProfileDefaults.of(
          new DefaultsDocument(
              90,
              "default.example",
              "Acme",
              null,
              "DE",
              null,
              null,
              List.of("digital_signature", "key_encipherment"),
              List.of("server_auth", "1.2.3.4"),
              null,
              null,
              new DefaultsDocument.BasicConstraints(true, 1)));

  private static FilledRequest fill(RequestBuilder request) {
    return fill(DEFAULTS, request, RequestedTerms.NONE);
  }

  private static FilledRequest fill(
      ProfileDefaults defaults, RequestBuilder request, RequestedTerms terms) {
    return fill(defaults, request, terms, ANY);
  }

  private static FilledRequest fill(
      ProfileDefaults defaults, RequestBuilder request, RequestedTerms terms, PolicyRules policy) {
    return defaults.fill(
        request.content(), Optional.of(request.keyAlgorithm()), terms, A_DAY, policy);
  }

  private static RequestedTerms authority(Integer pathLength) {
    return terms(true, Optional.ofNullable(pathLength));
  }

  private static RequestedTerms terms(boolean ca, Optional<Integer> pathLength) {
    return new RequestedTerms(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ca), pathLength);
  }

  @Test
  void whatTheCsrSaysStands() {
    RequestBuilder request =
        aRequest()
            .withSubject(ORGANIZATION, "Beta")
            .withSubject(COUNTRY, "FR")
            .withDnsName("b.example")
            .withBasicConstraints(BasicConstraints.END_ENTITY);

    FilledRequest filled = fill(request);

    assertThat(filled.request()).isEqualTo(request.lasting(Duration.ofDays(1)).judged());
    assertThat(filled.warnings()).isEmpty();
  }

  @Test
  void missingSubjectAttributesAreAppended() {
    assertThat(fill(aRequest()).request().subject()).hasToString("CN=a.example, O=Acme, C=DE");
    assertThat(fill(aRequest().withEmptySubject()).request().subject())
        .hasToString("CN=default.example, O=Acme, C=DE");
  }

  @Test
  void whatThePolicyHasLeftOutIsNotFilledIn() {
    PolicyRules policy =
        aPolicy().withSubject(Values.ignoring("organization"), allowing("country", "*")).rules();
    FilledRequest filled = fill(DEFAULTS, aRequest(), RequestedTerms.NONE, policy);

    assertThat(filled.request().subject()).hasToString("CN=a.example, C=DE");
    assertThat(filled.request().filledIn()).doesNotContain("subject.organization");
  }

  @Test
  void missingUsagesComeFromTheDefaults() {
    FilledRequest filled =
        fill(
            aRequest()
                .withKey(KeyAlgorithm.RSA_2048)
                .withoutKeyUsages()
                .withoutExtendedKeyUsages());

    assertThat(filled.request().keyUsages().orElseThrow())
        .containsExactlyInAnyOrder(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT);
    assertThat(filled.request().extendedKeyUsages().orElseThrow())
        .containsExactly(ExtendedKeyUsage.SERVER_AUTH, new ExtendedKeyUsage("1.2.3.4"));
    assertThat(filled.warnings()).isEmpty();
  }

  @Test
  void aDefaultThatAnEcdsaKeyCannotHaveIsLeftOutAndSaid() {
    FilledRequest filled = fill(aRequest().withoutKeyUsages());

    assertThat(filled.request().keyUsages().orElseThrow())
        .containsExactly(KeyUsage.DIGITAL_SIGNATURE);
    assertThat(filled.warnings())
        .containsExactly(
            new Warning(
                "default-key-usage-left-out",
                "Left out of the profile's default key usages: key_encipherment; an ECDSA-P256 key"
                    + " cannot have them (RFC 8813, section 3)"));
  }

  @Test
  void usagesThatTheKeyCannotHaveAreLeftOutAndSaid() {
    FilledRequest filled =
        fill(
            aRequest()
                .withKeyUsages(
                    KeyUsage.DIGITAL_SIGNATURE,
                    KeyUsage.DATA_ENCIPHERMENT,
                    KeyUsage.KEY_ENCIPHERMENT));

    assertThat(filled.request().keyUsages()).contains(Set.of(KeyUsage.DIGITAL_SIGNATURE));
    assertThat(filled.request().unfitKeyUsages())
        .containsExactlyInAnyOrder(KeyUsage.DATA_ENCIPHERMENT, KeyUsage.KEY_ENCIPHERMENT);
    assertThat(filled.warnings())
        .containsExactly(
            new Warning(
                "key-usage-left-out",
                "keyUsage",
                "Left out of the key usages asked for: key_encipherment, data_encipherment; an"
                    + " ECDSA-P256 key cannot have them (RFC 8813, section 3)"));
  }

  @Test
  void agreementAndWhatBelongsToItIsLeftOutForAnRsaKey() {
    FilledRequest filled =
        fill(
            aRequest()
                .withKey(KeyAlgorithm.RSA_2048)
                .withKeyUsages(
                    KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT, KeyUsage.DECIPHER_ONLY));

    assertThat(filled.request().keyUsages()).contains(Set.of(KeyUsage.KEY_ENCIPHERMENT));
    assertThat(filled.warnings())
        .extracting(Warning::message)
        .containsExactly(
            "Left out of the key usages asked for: key_agreement, decipher_only; an RSA-2048 key"
                + " cannot have them (RFC 3279, 2.3.1)");
  }

  @Test
  void whereNoUsageRemainsTheDefaultsFill() {
    FilledRequest filled = fill(aRequest().withKeyUsages(KeyUsage.KEY_ENCIPHERMENT));

    assertThat(filled.request().keyUsages()).contains(Set.of(KeyUsage.DIGITAL_SIGNATURE));
    assertThat(filled.request().filledIn()).contains("keyUsage");
    assertThat(filled.warnings())
        .extracting(Warning::code)
        .containsExactly("key-usage-left-out", "default-key-usage-left-out");
    assertThat(
            fill(
                    ProfileDefaults.NONE,
                    aRequest().withKeyUsages(KeyUsage.KEY_ENCIPHERMENT),
                    RequestedTerms.NONE)
                .request()
                .keyUsages())
        .isEmpty();
  }

  @Test
  void whatIsCriticalInTheCsrAndNotInTheCertificateIsSaid() {
    assertThat(fill(aRequest().withCritical(true, true)).warnings())
        .extracting(Warning::code, warning -> warning.field().orElseThrow())
        .containsExactly(
            tuple("normalized", "subjectAltName"), tuple("normalized", "extendedKeyUsage"));
    assertThat(
            fill(
                    ProfileDefaults.NONE,
                    aRequest().withEmptySubject().withCritical(true, false),
                    RequestedTerms.NONE)
                .warnings())
        .isEmpty();
  }

  @Test
  void timeStampingIsCriticalAndSaidToBeWhereTheCsrHasItOtherwise() {
    RequestBuilder stamps = aRequest().withExtendedKeyUsages(ExtendedKeyUsage.TIME_STAMPING);

    assertThat(fill(stamps).warnings())
        .containsExactly(
            new Warning(
                "normalized",
                "extendedKeyUsage",
                "extendedKeyUsage is not critical in the CSR; it is issued critical, as"
                    + " time_stamping has to be (RFC 3161, 2.3)"));
    assertThat(fill(stamps.withCritical(false, true)).warnings()).isEmpty();
  }

  @Test
  void withoutDefaultsNothingIsFilledIn() {
    RequestBuilder request = aRequest().withoutKeyUsages().withoutExtendedKeyUsages();

    assertThat(fill(ProfileDefaults.NONE, request, RequestedTerms.NONE).request())
        .isEqualTo(request.lasting(Duration.ofDays(1)).judged());
  }

  @Test
  void beingAnAuthorityComesFromTheCsrThenTheRequestThenTheDefaults() {
    JudgedRequest byDefault = fill(aRequest()).request();
    JudgedRequest byRequest = fill(DEFAULTS, aRequest(), authority(0)).request();
    RequestedTerms noAuthority = terms(false, Optional.empty());

    assertThat(byDefault.basicConstraints()).contains(BasicConstraints.authority(1));
    assertThat(byDefault.pathLength()).contains(1);
    assertThat(byRequest.basicConstraints()).contains(BasicConstraints.authority(0));
    assertThat(byRequest.pathLength()).contains(0);
    assertThat(fill(DEFAULTS, aRequest(), noAuthority).request().basicConstraints())
        .contains(BasicConstraints.END_ENTITY);
  }

  @Test
  void aPathLengthThatTheCsrLeavesOpenIsFilledIn() {
    RequestBuilder csr = aRequest().withBasicConstraints(BasicConstraints.authority(-1));

    assertThat(fill(DEFAULTS, csr, authority(0)).request().pathLength()).contains(0);
    assertThat(fill(DEFAULTS, csr, authority(null)).request().pathLength()).contains(1);
    assertThat(fill(ProfileDefaults.NONE, csr, authority(-1)).request().pathLength()).contains(-1);
    assertThat(fill(ProfileDefaults.NONE, csr, RequestedTerms.NONE).request().pathLength())
        .isEmpty();
  }

  @Test
  void aPathLengthThatIsNoneIsLeftToThePolicy() {
    JudgedRequest request = fill(DEFAULTS, aRequest(), authority(-7)).request();

    assertThat(request.pathLength()).contains(-7);
    assertThat(request.basicConstraints()).contains(BasicConstraints.authority(-1));
  }

  @Test
  void aPolicyTellsWhoAsksForACaCertificateWithoutItsUsage() {
    RequestBuilder csr = aRequest().withKeyUsages(KeyUsage.DIGITAL_SIGNATURE);
    JudgedRequest request = fill(ProfileDefaults.NONE, csr, authority(0)).request();

    assertThat(aPolicy().withAuthorities("allowed", null).rules().evaluate(request).violations())
        .extracting(Violation::message)
        .contains(
            "A CA certificate needs the key usage key_cert_sign (RFC 5280, 4.2.1.3); it is isCA"
                + " beside the CSR that asks for one, and the CSR has no such usage");
  }

  @Test
  void aRequestThatTheCsrOverrulesIsToldSo() {
    RequestBuilder csr = aRequest().withBasicConstraints(BasicConstraints.END_ENTITY);

    FilledRequest filled = fill(DEFAULTS, csr, authority(0));

    assertThat(filled.request().basicConstraints()).contains(BasicConstraints.END_ENTITY);
    assertThat(filled.request().pathLength()).isEmpty();
    assertThat(filled.warnings())
        .containsExactly(
            new Warning(
                "basic-constraints-from-csr",
                "/attributes/basicConstraints",
                "The CSR says CA:FALSE, which counts; the request beside it was ignored"));
  }

  @Test
  void deviationsOfTheCsrAreSaidWithTheirPlace() {
    assertThat(fill(aRequest().withDeviation("version", "version is 2; read as 0")).warnings())
        .containsExactly(new Warning("csr-deviation", "version", "version is 2; read as 0"));
  }

  @Test
  void whatIsIgnoredIsSaid() {
    FilledRequest filled =
        fill(
            aRequest()
                .withUnreadExtension("1.2.3.4", false)
                .withUnreadAttribute("1.2.840.113549.1.9.7"));

    assertThat(filled.warnings())
        .containsExactly(
            new Warning(
                "extension-ignored",
                "Requested extension 1.2.3.4 is not supported and was ignored"),
            new Warning(
                "attribute-ignored",
                "CSR attribute challengePassword (1.2.840.113549.1.9.7) was ignored"));
  }
}
