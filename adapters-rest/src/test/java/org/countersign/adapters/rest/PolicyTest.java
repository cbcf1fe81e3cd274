package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private static final String POLICIES = "/api/v1/cert-manager/certificate-policies";
  private static final String RULES =
      "\"subject\":[{\"type\":\"common_name\",\"allowed\":[\"*.example\"],\"denied\":[\"x.example\"]}],"
          + "\"sans\":[{\"type\":\"dns_name\",\"required\":[\"*.example\"]}],"
          + "\"keyUsages\":{\"allowed\":[\"digital_signature\"]},"
          + "\"extendedKeyUsages\":{\"required\":[\"server_auth\"]},"
          + "\"algorithms\":{\"signature\":[\"SHA256-RSA\"],\"keyAlgorithm\":[\"RSA-2048\"]},"
          + "\"validity\":{\"max\":\"90d\"},"
          + "\"basicConstraints\":{\"isCA\":\"allowed\",\"maxPathLength\":0}";

  private final Client client = Client.administrator(TestServer.running());
  private final UUID project = client.newProject();

  private JsonNode create(String name, String rules) {
    Answer answer =
        client.post(
            POLICIES,
            "{\"projectId\":\"" + project + "\",\"name\":\"" + name + "\"," + rules + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("certificatePolicy");
  }

  @Test
  void answersARuleAsItWasWritten() {
    JsonNode policy = create("TLS server", RULES);
    assertThat(policy.path("name").textValue()).isEqualTo("tls-server");
    assertThat(policy.path("version").intValue()).isEqualTo(1);
    assertThat(policy.toString()).contains(RULES);
    Answer found = client.get(POLICIES + "/" + policy.path("id").textValue());
    assertThat(found.json().path("certificatePolicy")).isEqualTo(policy);
  }

  @Test
  void answersFurtherTypesAndWhatIsIgnoredAsTheyWereWritten() {
    String rules =
        "\"subject\":[{\"type\":\"email_address\",\"denied\":[\"*@evil.test\"]},"
            + "{\"type\":\"1.2.3.4\",\"ignored\":true},"
            + "{\"type\":\"title\",\"allowed\":[\"*\"],\"ignored\":false}],"
            + "\"sans\":[{\"type\":\"other_name\",\"ignored\":true}]";

    assertThat(create("further", rules).toString()).contains(rules);
  }

  @Test
  void changesOnlyTheSectionsThatAreGiven() {
    String path = POLICIES + "/" + create("changing", RULES).path("id").textValue();
    Answer answer =
        client.patch(path, "{\"validity\":{\"max\":\"30d\"},\"sans\":null,\"description\":\"d\"}");
    JsonNode policy = answer.json().path("certificatePolicy");
    assertThat(policy.path("version").intValue()).isEqualTo(2);
    assertThat(policy.path("validity").path("max").textValue()).isEqualTo("30d");
    assertThat(policy.path("description").textValue()).isEqualTo("d");
    assertThat(policy.has("sans")).isFalse();
    assertThat(policy.path("keyUsages").path("allowed")).hasSize(1);
  }

  @Test
  void answersWhatTheDomainFindsWrongUnderItsPath() {
    Answer answer =
        client.post(
            POLICIES,
            "{\"projectId\":\""
                + project
                + "\",\"name\":\"n\",\"subject\":[{\"type\":\"common_name\"}],"
                + "\"validity\":{\"max\":\"soon\"}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("message").toString())
        .contains("Subject attribute must have at least one allowed, required, or denied value")
        .contains("Max validity must be in format like '365d', '12m', '1y', or '24h'")
        .contains("\"path\":[\"validity\",\"max\"]");
  }

  @Test
  void listsAndSearches() {
    create("alpha", "\"description\":\"first\"");
    create("beta", "\"description\":\"second\"");
    Answer all = client.get(POLICIES + "?projectId=" + project);
    assertThat(all.json().path("totalCount").intValue()).isEqualTo(2);
    Answer some = client.get(POLICIES + "?limit=1&search=SEC&projectId=" + project);
    assertThat(some.json().path("certificatePolicies").get(0).path("name").textValue())
        .isEqualTo("beta");
  }

  @Test
  void removes() {
    String path = POLICIES + "/" + create("gone", RULES).path("id").textValue();
    assertThat(client.delete(path).status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(404);
  }
}
