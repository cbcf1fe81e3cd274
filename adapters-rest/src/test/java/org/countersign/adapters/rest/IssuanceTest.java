package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.x509.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuanceTest {

  private static final String CERTIFICATES = "/api/v1/cert-manager/certificates";
  private static final UUID PROFILE = UUID.randomUUID();
  private static final ElementVerdict GRANTED =
      new ElementVerdict(
          "subjectAltName[0]",
          Optional.of("a.example"),
          ElementVerdict.Verdict.GRANTED,
          "/sans/0/allowed/0",
          "The policy permits '*.example'");
  private static final String GRANTED_JSON =
      "[{\"element\":\"subjectAltName[0]\",\"value\":\"a.example\",\"verdict\":\"granted\","
          + "\"rule\":\"/sans/0/allowed/0\",\"why\":\"The policy permits '*.example'\"}]";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);
  private final CertificateAuthority root = CertificateAuthorityBuilder.anAuthority().build();
  private final CertificateAuthority issuer =
      CertificateAuthorityBuilder.anAuthority().under(root).build();
  private final IssuanceRecord request = IssuanceRecordBuilder.aCertificateRequest().build();
  private final IssuedCertificate certificate =
      IssuedCertificateBuilder.anIssuedCertificate().answering(request).build();

  private Issuance issuance(List<Warning> warnings) {
    return new Issuance(
        request.issued(Optional.empty(), TestServer.NOW),
        certificate,
        List.of(issuer.certificate().orElseThrow(), root.certificate().orElseThrow()),
        warnings,
        List.of(GRANTED));
  }

  /** A body with the profile, a CSR and this. */
  private static String body(String more) {
    return "{\"profileId\":\"" + PROFILE + "\",\"csr\":\" CSR \\n\"" + more + "}";
  }

  private static String pem(CertificateAuthority ca) {
    return Pem.certificate(ca.certificate().orElseThrow().der());
  }

  private static List<String> messages(Answer answer) {
    return StreamSupport.stream(answer.json().path("message").spliterator(), false)
        .map(error -> error.path("path").toString() + " " + error.path("message").textValue())
        .toList();
  }

  private Command asked(String more) {
    server.issuance().answers(command -> issuance(List.of()));
    Answer answer = client.post(CERTIFICATES, body(more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return server.issuance().asked();
  }

  @Test
  void answersTheCertificateAndItsChain() {
    server.issuance().answers(command -> issuance(List.of(new Warning("w", "Mind this"))));
    Answer answer = client.post(CERTIFICATES, body(""));
    JsonNode json = answer.json();
    JsonNode issued = json.path("certificate");
    assertThat(issued.path("certificate").textValue())
        .isEqualTo(Pem.certificate(certificate.der()));
    assertThat(issued.path("certificateChain").textValue()).isEqualTo(pem(issuer) + pem(root));
    assertThat(issued.path("issuingCaCertificate").textValue()).isEqualTo(pem(issuer));
    assertThat(issued.path("serialNumber").textValue()).isEqualTo(certificate.serialNumber().hex());
    assertThat(issued.path("certificateId").textValue()).isEqualTo(certificate.id().toString());
    assertThat(issued.has("privateKey")).isFalse();
    assertThat(json.path("certificateRequestId").textValue()).isEqualTo(request.id().toString());
    assertThat(json.path("status").textValue()).isEqualTo("issued");
    assertThat(json.path("warnings")).hasToString("[{\"code\":\"w\",\"message\":\"Mind this\"}]");
    assertThat(json.path("preview").path("elements")).hasToString(GRANTED_JSON);
  }

  @Test
  void leavesOnlySelfSignedCertificatesOutOfTheChain() {
    server.issuance().answers(command -> issuance(List.of()));
    Answer answer = client.post(CERTIFICATES, body(",\"removeRootsFromChain\":true"));
    assertThat(answer.json().path("certificate").path("certificateChain").textValue())
        .isEqualTo(pem(issuer));
    assertThat(answer.json().has("warnings")).isFalse();
  }

  @Test
  void readsWhatCountsInCsrMode() {
    Command command =
        asked(
            ",\"attributes\":{\"ttl\":\"7776000s\",\"basicConstraints\":{\"isCA\":true,"
                + "\"pathLength\":2},\"commonName\":7},\"metadata\":[{\"key\":\"k\",\"value\":\"\"}],"
                + "\"unknown\":[]");
    assertThat(command.profileId()).isEqualTo(PROFILE);
    assertThat(command.csr()).isEqualTo("CSR");
    assertThat(command.terms().ttl()).contains(Duration.ofDays(90));
    assertThat(command.terms().ca()).contains(true);
    assertThat(command.terms().pathLength()).contains(2);
    assertThat(command.enrollment()).isEqualTo(EnrollmentMethod.API);
    assertThat(command.metadata()).containsExactly(new Metadata("k", ""));
    assertThat(command.caller().isOrganizationAdmin()).isTrue();
  }

  @Test
  void takesNullForAbsent() {
    Command command =
        asked(
            ",\"attributes\":{\"ttl\":null,\"notBefore\":null,\"basicConstraints\":null},"
                + "\"metadata\":null,\"dryRun\":null");
    assertThat(command.terms().ttl()).isEmpty();
    assertThat(command.terms().notBefore()).isEmpty();
    assertThat(command.terms().ca()).isEmpty();
    assertThat(command.metadata()).isEmpty();
  }

  @Test
  void readsDatesAsUtc() {
    Command command =
        asked(
            ",\"attributes\":{\"notBefore\":\"2030-03-01\","
                + "\"notAfter\":\"2030-04-01T12:00:00+02:00\"}");
    assertThat(command.terms().notBefore()).contains(Instant.parse("2030-03-01T00:00:00Z"));
    assertThat(command.terms().notAfter()).contains(Instant.parse("2030-04-01T10:00:00Z"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(strings = {"", "  ", "\\n\\t"})
  void refusesAnEmptyCsr(String csr) {
    Answer answer =
        client.post(CERTIFICATES, "{\"profileId\":\"" + PROFILE + "\",\"csr\":\"" + csr + "\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(messages(answer)).containsExactly("[\"csr\"] CSR cannot be empty");
  }

  @Test
  void refusesACsrThatIsTooLong() {
    String start = "{\"profileId\":\"" + PROFILE + "\",\"csr\":\"";
    server.issuance().answers(command -> issuance(List.of()));
    assertThat(client.post(CERTIFICATES, start + "x".repeat(65536) + " \"}").status())
        .isEqualTo(200);
    Answer answer = client.post(CERTIFICATES, start + "x".repeat(65537) + "\"}");
    assertThat(messages(answer)).containsExactly("[\"csr\"] CSR cannot exceed 65536 characters");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'{\"ttl\":\"0s\"}';[\"attributes\",\"ttl\"] TTL must be a positive number",
        "'{\"ttl\":\"90x\"}';[\"attributes\",\"ttl\"] TTL must be a positive number followed by",
        "'{\"ttl\":90}';[\"attributes\",\"ttl\"] Expected a string, received number",
        "'{\"notAfter\":\"tomorrow\"}';[\"attributes\",\"notAfter\"] Invalid date format",
        "'{\"notAfter\":\"2030-02-30\"}';[\"attributes\",\"notAfter\"] Invalid date format",
        "'{\"notBefore\":\"2030-02-02\",\"notAfter\":\"2030-02-02\"}';"
            + "[\"attributes\",\"notBefore\"] notBefore must be earlier than notAfter",
        "'{\"ttl\":\"1d\",\"notAfter\":\"2030-02-02\"}';[\"attributes\",\"ttl\"] Cannot specify both"
            + " TTL and notBefore/notAfter. Use either TTL for duration-based validity or"
            + " notBefore/notAfter for explicit date range.",
        "'{\"basicConstraints\":{}}';[\"attributes\",\"basicConstraints\",\"isCA\"] isCA is required"
      })
  void refusesAttributesThatAreNotAsTheyMustBe(String attributes, String message) {
    Answer answer = client.post(CERTIFICATES, body(",\"attributes\":" + attributes));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(messages(answer)).hasSize(1);
    assertThat(messages(answer).get(0)).startsWith(message);
  }

  @Test
  void refusesEverythingAtOnce() {
    Answer answer =
        client.post(
            CERTIFICATES,
            "{\"profileId\":\"x\",\"csr\":\"\",\"removeRootsFromChain\":\"yes\",\"attributes\":"
                + "{\"ttl\":\"x\"},\"metadata\":[{\"key\":\""
                + "k".repeat(256)
                + "\",\"value\":\""
                + "v".repeat(1021)
                + "\"}]}");
    assertThat(answer.json().path("message")).hasSize(6);
  }

  @Test
  void keepsNoPrivateKeyAsMetadata() throws GeneralSecurityException {
    String key =
        Base64.getEncoder()
            .encodeToString(
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded());
    Answer answer =
        client.post(
            CERTIFICATES,
            body(
                ",\"metadata\":[{\"key\":\"a\",\"value\":\"b\"},{\"key\":\"key\",\"value\":\""
                    + key
                    + "\"}]"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("[\"metadata\",\"1\"]", "is to be treated as exposed");
    assertThat(answer.text()).doesNotContain(key);
  }

  @Test
  void issuesNothingForADryRun() {
    server.issuance().answers(command -> issuance(List.of()));
    server
        .evaluation()
        .answers(
            command ->
                new Evaluation(
                    Optional.of(new PolicySnapshot(PROFILE, 3, "ab", 1, "cd")),
                    Optional.of("no"),
                    List.of(
                        new Violation(
                            "c", "keyUsage", Optional.empty(), Optional.empty(), List.of(), "no")),
                    List.of(new Warning("w", "Mind this")),
                    List.of(GRANTED),
                    Optional.empty(),
                    Optional.of(JudgedRequests.any()),
                    Optional.empty()));
    Answer answer = client.post(CERTIFICATES, body(",\"dryRun\":true"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json())
        .hasToString(
            "{\"valid\":false,\"message\":\"no\","
                + "\"violations\":[{\"code\":\"c\",\"field\":\"keyUsage\",\"message\":\"no\"}],"
                + "\"warnings\":[{\"code\":\"w\",\"message\":\"Mind this\"}],"
                + "\"preview\":{\"elements\":"
                + GRANTED_JSON
                + "},\"policyId\":\""
                + PROFILE
                + "\",\"policyVersion\":3,\"policyHash\":\"ab\"}");
    assertThat(server.issuance().asked()).isNull();
  }

  @Test
  void wantsACsr() {
    server.issuance().answers(command -> issuance(List.of()));
    Answer answer = client.post(CERTIFICATES, "{\"profileId\":\"" + PROFILE + "\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith("CSR is required");
    assertThat(server.issuance().asked()).isNull();
  }

  @Test
  void answersEveryViolation() {
    UUID policy = UUID.randomUUID();
    UUID kept = UUID.randomUUID();
    Violation first =
        new Violation(
            "subject-value-denied",
            "subject.common_name",
            Optional.of("\ud800"),
            Optional.of("/subject/0/denied/0"),
            List.of("*.example"),
            "first");
    Violation second =
        new Violation("c", "keyUsage", Optional.empty(), Optional.empty(), List.of(), "second");
    server
        .issuance()
        .answers(
            command -> {
              throw Refused.of(
                  new RequestRefusal(
                      RequestRefusal.sentence(List.of(first, second), true),
                      Optional.of(new PolicySnapshot(policy, 3, "ab", 1, "cd")),
                      List.of(first, second),
                      List.of(GRANTED),
                      Optional.empty(),
                      Optional.of(kept)));
            });
    Answer answer = client.post(CERTIFICATES, body(""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").textValue()).isEqualTo("BadRequest");
    assertThat(answer.message()).isEqualTo("Certificate request validation failed: first, second");
    JsonNode details = answer.json().path("details");
    assertThat(details.path("violations").get(0))
        .hasToString(
            "{\"code\":\"subject-value-denied\",\"field\":\"subject.common_name\",\"value\":\"?\","
                + "\"rule\":\"/subject/0/denied/0\",\"allowed\":[\"*.example\"],"
                + "\"message\":\"first\"}");
    assertThat(details.path("violations").get(1))
        .hasToString("{\"code\":\"c\",\"field\":\"keyUsage\",\"message\":\"second\"}");
    assertThat(details.path("policyId").textValue()).isEqualTo(policy.toString());
    assertThat(details.path("policyVersion").intValue()).isEqualTo(3);
    assertThat(details.path("policyHash").textValue()).isEqualTo("ab");
    assertThat(details.path("certificateRequestId").textValue()).isEqualTo(kept.toString());
    assertThat(details.path("preview").path("elements")).hasToString(GRANTED_JSON);
  }
}
