package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.PolicySnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  private static final String POLICIES = "/api/v1/cert-manager/certificate-policies";
  private static final String RULES =
      "\"subject\":[{\"type\":\"common_name\",\"allowed\":[\"*.example\"]}],"
          + "\"sans\":[{\"type\":\"dns_name\",\"allowed\":[\"*.example\"]}],"
          + "\"algorithms\":{\"signature\":[\"SHA256-RSA\"],\"keyAlgorithm\":[\"RSA-2048\"]},"
          + "\"validity\":{\"max\":\"90d\"}";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);
  private final UUID project = client.newProject();

  private String policy() {
    Answer answer =
        client.post(POLICIES, "{\"projectId\":\"" + project + "\",\"name\":\"any\"," + RULES + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return POLICIES + "/" + answer.json().path("certificatePolicy").path("id").textValue();
  }

  @Test
  void holdsAttributesAgainstAPolicy() {
    JsonNode json =
        client
            .post(
                policy() + "/evaluate",
                "{\"attributes\":{\"commonName\":\"a.example\",\"altNames\":"
                    + "[{\"type\":\"dns_name\",\"value\":\"a.example\"},"
                    + "{\"type\":\"dns_name\",\"value\":\"a.test\"}],"
                    + "\"keyAlgorithm\":\"EC_prime256v1\",\"ttl\":\"91d\"}}")
            .json();
    assertThat(json.path("valid").booleanValue()).isFalse();
    assertThat(json.path("violations").findValuesAsText("code"))
        .containsExactly("san-not-allowed", "key-algorithm-not-allowed", "validity-too-long");
    assertThat(json.path("message").textValue())
        .startsWith("Certificate request validation failed: dns_name SAN value 'a.test'");
    assertThat(json.path("preview").path("elements").findValuesAsText("element"))
        .containsExactly(
            "subject.common_name",
            "subjectAltName[0]",
            "subjectAltName[1]",
            "publicKey",
            "validity");
    assertThat(json.path("policyVersion").intValue()).isEqualTo(1);
  }

  @Test
  void holdsFurtherSubjectAttributesAgainstAPolicy() {
    JsonNode json =
        client
            .post(
                policy() + "/evaluate",
                "{\"attributes\":{\"commonName\":\"a.example\",\"subject\":["
                    + "{\"type\":\"domain_component\",\"value\":\"a\"},"
                    + "{\"type\":\"domain_component\",\"value\":\"b\"},"
                    + "{\"type\":\"1.2.3.4\",\"value\":\"c\"}]}}")
            .json();
    assertThat(json.path("violations").findValuesAsText("field"))
        .containsExactly(
            "subject.1.2.3.4", "subject.domain_component[0]", "subject.domain_component[1]");
    assertThat(json.path("violations").findValuesAsText("message"))
        .contains("domain_component is not allowed by template policy (not defined in template)");
  }

  @Test
  void doesNotJudgeWhatIsNotGiven() {
    JsonNode json =
        client
            .post(policy() + "/evaluate", "{\"attributes\":{\"commonName\":\"a.example\"}}")
            .json();
    assertThat(json.path("valid").booleanValue()).as(json.toString()).isTrue();
    assertThat(json.path("warnings").findValuesAsText("code")).containsExactly("san-missing");
    assertThat(json.has("message")).isFalse();
  }

  @Test
  void saysThatACsrCannotBeRead() {
    JsonNode json = client.post(policy() + "/evaluate", "{\"csr\":\"no CSR\"}").json();
    assertThat(json.path("valid").booleanValue()).isFalse();
    assertThat(json.path("violations").findValuesAsText("code"))
        .containsExactly("csr-wrong-header");
    assertThat(json.path("message").textValue())
        .isEqualTo("CSR must start with -----BEGIN CERTIFICATE REQUEST-----");
    assertThat(json.has("preview")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|Send either csr or attributes",
        "{\"csr\":\"x\",\"attributes\":{}}|Send either csr or attributes",
        "{\"csr\":\"\"}|CSR cannot be empty",
        "{\"attributes\":{\"ttl\":\"x\"}}|TTL must be a positive number",
        "{\"attributes\":{\"keyUsages\":[\"x\"]}}|Unknown usage 'x'; known: digital_signature, ",
        "{\"attributes\":{\"keyAlgorithm\":\"x\"}}|Unknown key algorithm 'x'; known: RSA_2048, ",
        "{\"attributes\":{\"altNames\":[{\"type\":\"x\",\"value\":\"v\"}]}}|SAN type must be one of",
        "{\"attributes\":{\"altNames\":[{\"type\":\"uri\",\"value\":\" \"}]}}|SAN value cannot be empty",
        "{\"attributes\":{\"subject\":[{\"type\":\"x\",\"value\":\"v\"}]}}|Subject attribute type"
            + " must be one of",
        "{\"attributes\":{\"subject\":[{\"type\":\"title\"}]}}|value is required",
        "{\"attributes\":{\"basicConstraints\":{}}}|isCA is required",
      })
  void refusesABodyThatIsNotAsItMustBe(String body, String message) {
    Answer answer = client.post(policy() + "/evaluate", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message").get(0).path("message").textValue())
        .startsWith(message);
  }

  @Test
  void doesNotKnowAnotherProjectsPolicy() {
    Answer answer =
        client.post(POLICIES + "/" + UUID.randomUUID() + "/evaluate", "{\"csr\":\"x\"}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("Certificate policy not found");
  }

  @Test
  void judgesARequestOnRecordAgain() {
    IssuanceRecord request =
        IssuanceRecordBuilder.aCertificateRequest().refusedFor("san-denied").build();
    server
        .evaluation()
        .answersAgain(
            request,
            new Evaluation(
                Optional.of(new PolicySnapshot(UUID.randomUUID(), 9, "ab", 1, "cd")),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(JudgedRequests.any()),
                Optional.empty()));
    JsonNode json =
        client
            .post(
                "/api/v1/cert-manager/certificates/certificate-requests/"
                    + request.id()
                    + "/evaluate",
                "")
            .json();
    assertThat(json.path("valid").booleanValue()).isTrue();
    assertThat(json.path("recordedStatus").textValue()).isEqualTo("rejected");
    assertThat(json.path("certificateRequestId").textValue()).isEqualTo(request.id().toString());
    assertThat(json.path("policyVersion").intValue()).isEqualTo(9);
  }
}
