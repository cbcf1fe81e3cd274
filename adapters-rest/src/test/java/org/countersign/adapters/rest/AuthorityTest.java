package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

  private static final String AUTHORITIES = "/api/v1/cert-manager/ca/internal";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);
  private final UUID project = client.newProject();

  private Answer create(String name, String configuration) {
    return client.post(
        AUTHORITIES,
        "{\"projectId\":\""
            + project
            + "\",\"name\":\""
            + name
            + "\",\"configuration\":{"
            + configuration
            + "}}");
  }

  @Test
  void readsWhatACaIsToBe() {
    create(
        "root",
        "\"type\":\"root\",\"friendlyName\":\"Our root\",\"commonName\":\"Root\","
            + "\"organization\":\"Example\",\"ou\":\"PKI\",\"country\":\"DE\","
            + "\"province\":\"Bayern\",\"locality\":\"Fürth\",\"notBefore\":\"2030-01-01\","
            + "\"notAfter\":\"2035-01-01T00:00:00Z\",\"maxPathLength\":1,"
            + "\"keyAlgorithm\":\"EC_secp384r1\"");
    NewAuthority asked = server.authorities().asked();
    assertThat(asked.type()).isEqualTo(AuthorityType.ROOT);
    assertThat(asked.subject()).hasToString("C=DE, ST=Bayern, L=Fürth, O=Example, OU=PKI, CN=Root");
    assertThat(asked.friendlyName()).isEqualTo("Our root");
    assertThat(asked.keyAlgorithm()).isEqualTo(KeyAlgorithm.EC_P384);
    assertThat(asked.notBefore()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(asked.notAfter()).contains(Instant.parse("2035-01-01T00:00:00Z"));
    assertThat(asked.maxPathLength()).isEqualTo(1);
  }

  @Test
  void fillsWhatWasLeftOut() {
    create("plain", "\"type\":\"root\",\"commonName\":\"Plain\"");
    NewAuthority asked = server.authorities().asked();
    assertThat(asked.friendlyName()).isEqualTo("Plain");
    assertThat(asked.keyAlgorithm()).isEqualTo(KeyAlgorithm.RSA_2048);
    assertThat(asked.maxPathLength()).isEqualTo(-1);
    assertThat(asked.notAfter()).isEmpty();
  }

  @Test
  void answersTheCaItsCertificateAndItsChain() {
    JsonNode root = create("root", "\"type\":\"root\",\"commonName\":\"Root\"").json();
    Answer created =
        create(
            "issuing",
            "\"type\":\"intermediate\",\"commonName\":\"Issuing\",\"parentCaId\":"
                + root.path("id"));
    JsonNode ca = created.json();
    assertThat(ca.path("type").textValue()).isEqualTo("internal");
    assertThat(ca.path("status").textValue()).isEqualTo("active");
    assertThat(ca.path("configuration").path("type").textValue()).isEqualTo("intermediate");
    assertThat(ca.path("configuration").path("parentCaId")).isEqualTo(root.path("id"));
    assertThat(ca.path("configuration").path("dn").textValue()).isEqualTo("CN=Issuing");
    String path = AUTHORITIES + "/" + ca.path("id").textValue();
    assertThat(client.get(path).json()).isEqualTo(ca);

    JsonNode certificate = client.get(path + "/certificate").json();
    String rootPem =
        client
            .get(AUTHORITIES + "/" + root.path("id").textValue() + "/certificate")
            .json()
            .path("certificate")
            .textValue();
    assertThat(certificate.path("certificateChain").textValue()).isEqualTo(rootPem);
    assertThat(certificate.path("serialNumber"))
        .isEqualTo(ca.path("configuration").path("serialNumber"));
    JsonNode all = client.get(path + "/ca-certificates").json();
    assertThat(all.path("caCertificates").get(0)).isEqualTo(certificate);
    assertThat(all.path("totalCount").intValue()).isEqualTo(1);
  }

  @Test
  void givesCaCertificatesToAnybody() {
    JsonNode ca = create("public", "\"type\":\"root\",\"commonName\":\"Public\"").json();
    String certificate = ca.path("configuration").path("activeCaCertId").textValue();
    Client anybody = Client.anonymous(server);
    String path = AUTHORITIES + "/" + ca.path("id").textValue() + "/certificates/";
    Answer answer = anybody.get(path + certificate + "/der");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/pkix-cert");
    assertThat(answer.octets()).isNotEmpty();
    Answer unknown = anybody.get(path + UUID.randomUUID() + "/der");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.message()).isEqualTo("Certificate not found");
    assertThat(anybody.get(path + "x/der").status()).isEqualTo(422);
  }

  @Test
  void listsSwitchesOffAndRemoves() {
    JsonNode ca = create("some", "\"type\":\"root\",\"commonName\":\"Some\"").json();
    String path = AUTHORITIES + "/" + ca.path("id").textValue();
    String list = AUTHORITIES + "?projectId=" + project;
    assertThat(client.get(list + "&status=disabled").json().path("totalCount").intValue()).isZero();
    Answer changed = client.patch(path, "{\"status\":\"disabled\",\"name\":\"other\"}");
    assertThat(changed.json().path("status").textValue()).isEqualTo("disabled");
    assertThat(changed.json().path("name").textValue()).isEqualTo("other");
    assertThat(client.get(list + "&status=disabled").json().path("certificateAuthorities"))
        .hasSize(1);
    assertThat(client.delete(path).status()).isEqualTo(200);
    assertThat(client.get(path).message()).isEqualTo("Certificate Authority not found");
  }

  @Test
  void makesACaThatIsDisabledFromTheStart() {
    Answer answer =
        client.post(
            AUTHORITIES,
            "{\"projectId\":\""
                + project
                + "\",\"name\":\"off\",\"status\":\"disabled\",\"configuration\":"
                + "{\"type\":\"root\",\"commonName\":\"Off\"}}");
    assertThat(answer.json().path("status").textValue()).isEqualTo("disabled");
  }

  @ParameterizedTest(name = "{2}: {3}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a;'\"type\":\"root\"';commonName;The subject of a CA must not be empty",
        "a;'\"commonName\":\"x\"';type;type is required",
        "a;'\"type\":\"branch\",\"commonName\":\"x\"';type;Invalid value. Expected one of: root",
        "A b;'\"type\":\"root\",\"commonName\":\"x\"';name;Name must contain only lowercase",
        "a;'\"type\":\"root\",\"commonName\":\"x\",\"country\":\"D1\"';country;Country must be the two",
        "a;'\"type\":\"root\",\"commonName\":\"x\\u0007\"';commonName;Value must not contain control",
        "a;'\"type\":\"root\",\"commonName\":\"x\",\"maxPathLength\":-2';maxPathLength;maxPathLength is -2",
        "a;'\"type\":\"root\",\"commonName\":\"x\",\"keyAlgorithm\":\"RSA_1024\"';keyAlgorithm;Invalid value",
        "a;'\"type\":\"root\",\"commonName\":\"x\",\"notBefore\":\"2031-01-01\",\"notAfter\":\"2030-01-01\"'"
            + ";notBefore;notBefore must be earlier than notAfter",
        "a;'\"type\":\"root\",\"commonName\":\"x\",\"parentCaId\":\"00000000-0000-0000-0000-000000000000\"'"
            + ";parentCaId;A root CA signs itself"
      })
  void refusesWhatNoCaCanBe(String name, String configuration, String field, String message) {
    Answer answer = create(name, configuration);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    JsonNode error = answer.json().path("message").get(0);
    assertThat(error.path("path").toString()).endsWith("\"" + field + "\"]");
    assertThat(error.path("message").textValue()).startsWith(message);
  }
}
