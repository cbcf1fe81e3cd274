package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {

  private static final String CERTIFICATES = "/api/v1/cert-manager/certificates";
  private static final String REQUESTS = CERTIFICATES + "/certificate-requests";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);
  private final UUID project = client.newProject();
  private final CertificateAuthority ca =
      CertificateAuthorityBuilder.anAuthority().inProject(project).build();
  private final IssuanceRecord request =
      IssuanceRecordBuilder.aCertificateRequest()
          .inProject(project)
          .underAuthority(ca.id())
          .withName(GeneralNameKind.DNS_NAME, "a.example")
          .withMetadata("team", "blue")
          .build();
  private final IssuedCertificate certificate =
      IssuedCertificateBuilder.anIssuedCertificate()
          .answering(request)
          .issuedBy(ca.id(), ca.certificate().orElseThrow().id())
          .withDnsName("a.example")
          .revokedAt("2030-01-15T00:00:00Z")
          .build();
  private final IssuanceRecord failed =
      IssuanceRecordBuilder.aCertificateRequest()
          .inProject(project)
          .underAuthority(ca.id())
          .build();

  CertificateTest() {
    server.stores().unitOfWork().commit(() -> server.stores().authorities().add(ca));
    RecordedIssuance recorded = new RecordedIssuance(server.stores().issuanceJournal());
    recorded.of(request);
    recorded.settled(request.issued(Optional.empty(), TestServer.NOW), certificate);
    recorded.settled(recorded.of(failed).failed("the key is gone", TestServer.NOW));
  }

  private String path() {
    return CERTIFICATES + "/" + certificate.id();
  }

  private String caPem() {
    return Pem.certificate(ca.certificate().orElseThrow().der());
  }

  @Test
  void answersACertificate() {
    JsonNode json = client.get(path()).json().path("certificate");
    assertThat(json.path("id").textValue()).isEqualTo(certificate.id().toString());
    assertThat(json.path("commonName").textValue()).isEqualTo("a.example");
    assertThat(json.path("country").textValue()).isEqualTo("DE");
    assertThat(json.path("subjectAttributes"))
        .hasToString(
            "[{\"type\":\"country\",\"value\":\"DE\"},"
                + "{\"type\":\"common_name\",\"value\":\"a.example\"}]");
    assertThat(json.path("altNames"))
        .hasToString("[{\"type\":\"dns_name\",\"value\":\"a.example\"}]");
    assertThat(json.path("serialNumber").textValue()).isEqualTo(certificate.serialNumber().hex());
    assertThat(json.path("status").textValue()).isEqualTo("revoked");
    assertThat(json.path("revokedAt").textValue()).isEqualTo("2030-01-15T00:00:00Z");
    assertThat(json.path("keyAlgorithm").textValue()).isEqualTo("EC_prime256v1");
    assertThat(json.path("metadata")).hasToString("[{\"key\":\"team\",\"value\":\"blue\"}]");
    assertThat(json.path("fingerprints").path("sha256").textValue()).hasSize(64);
    assertThat(json.path("caId").textValue()).isEqualTo(ca.id().toString());
  }

  @Test
  void answersTheCertificateWithItsChain() {
    JsonNode bundle = client.get(path() + "/bundle").json();
    assertThat(bundle.path("certificate").textValue())
        .isEqualTo(Pem.certificate(certificate.der()));
    assertThat(bundle.path("certificateChain").textValue()).isEqualTo(caPem());
    assertThat(bundle.has("privateKey")).isFalse();
    assertThat(client.get(path() + "/certificate").json()).isEqualTo(bundle);
  }

  @Test
  void answersTheCertificateInAFormat() {
    Answer pem = client.get(path() + "/certificate?format=pem");
    assertThat(pem.text()).isEqualTo(Pem.certificate(certificate.der()));
    assertThat(pem.header("Content-Type")).startsWith("application/x-pem-file");
    Answer der = client.get(path() + "/certificate?format=der");
    assertThat(der.octets()).isEqualTo(certificate.der());
    assertThat(der.header("Content-Type")).isEqualTo("application/pkix-cert");
    assertThat(der.header("Content-Disposition")).contains(certificate.serialNumber().hex());
    assertThat(client.get(path() + "/certificate?format=tar").status()).isEqualTo(422);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"commonName\":\"A.Example\"",
        "\"search\":\"example\"",
        "\"status\":\"revoked\",\"keyAlgorithm\":\"EC_prime256v1\"",
        "\"metadata\":[{\"key\":\"team\",\"value\":\"blue\"}]",
        "\"notAfterFrom\":\"2030-01-01\",\"notBeforeTo\":\"2030-12-31\"",
        "\"sortBy\":\"notAfter\",\"sortOrder\":\"asc\",\"limit\":1"
      })
  void findsCertificates(String criteria) {
    Answer answer =
        client.post(
            CERTIFICATES + "/search", "{\"projectId\":\"" + project + "\"," + criteria + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("certificates").get(0).path("id").textValue())
        .isEqualTo(certificate.id().toString());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"commonName\":\"b.example\"",
        "\"status\":\"active\"",
        "\"profileIds\":[\"00000000-0000-0000-0000-000000000000\"]",
        "\"offset\":1"
      })
  void doesNotFindOtherCertificates(String criteria) {
    Answer answer =
        client.post(
            CERTIFICATES + "/search", "{\"projectId\":\"" + project + "\"," + criteria + "}");
    assertThat(answer.json().path("certificates").isArray()).isTrue();
    assertThat(answer.json().path("certificates")).isEmpty();
  }

  @Test
  void refusesASearchThatIsNotAsItMustBe() {
    Answer answer =
        client.post(
            CERTIFICATES + "/search",
            "{\"status\":\"odd\",\"limit\":101,\"sortBy\":\"x\",\"notAfterTo\":\"x\","
                + "\"caIds\":[\"x\"],\"keyAlgorithm\":\"DSA\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("message")).hasSize(7);
  }

  @Test
  void answersARequestUnwrapped() {
    JsonNode json = client.get(REQUESTS + "/" + request.id()).json();
    assertThat(json.path("status").textValue()).isEqualTo("issued");
    assertThat(json.path("certificateId").textValue()).isEqualTo(certificate.id().toString());
    assertThat(json.path("certificate").textValue()).isEqualTo(Pem.certificate(certificate.der()));
    assertThat(json.path("serialNumber").textValue()).isEqualTo(certificate.serialNumber().hex());
    assertThat(json.path("altNames").get(0).path("type").textValue()).isEqualTo("dns_name");
    assertThat(json.has("violations")).isFalse();
  }

  @Test
  void answersWhyARequestFailed() {
    JsonNode json = client.get(REQUESTS + "/" + failed.id()).json();
    assertThat(json.path("status").textValue()).isEqualTo("failed");
    assertThat(json.has("certificate")).isFalse();
    assertThat(json.path("errorMessage").textValue()).isEqualTo("the key is gone");
    assertThat(json.path("violations")).isEmpty();
  }

  @Test
  void listsAndSearchesRequests() {
    String query = "?projectId=" + project;
    assertThat(client.get(REQUESTS + query).json().path("totalCount").intValue()).isEqualTo(2);
    assertThat(client.get(REQUESTS + query + "&status=failed").json().path("certificateRequests"))
        .hasSize(1);
    Answer found =
        client.post(
            REQUESTS + "/search",
            "{\"projectId\":\""
                + project
                + "\",\"status\":\"issued\",\"sortBy\":\"commonName\",\"metadata\":"
                + "[{\"key\":\"team\",\"value\":\"blue\"}],\"fromDate\":\"2000-01-01\"}");
    assertThat(found.json().path("certificateRequests").get(0).path("id").textValue())
        .isEqualTo(request.id().toString());
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    assertThat(client.get(CERTIFICATES + "/" + UUID.randomUUID()).message())
        .isEqualTo("Certificate not found");
    assertThat(client.get(REQUESTS + "/" + UUID.randomUUID()).message())
        .isEqualTo("Certificate request not found");
    assertThat(client.delete(CERTIFICATES + "/search").status()).isEqualTo(405);
  }
}
