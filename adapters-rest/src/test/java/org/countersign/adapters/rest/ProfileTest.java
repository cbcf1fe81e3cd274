package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  private static final String PROFILES = "/api/v1/cert-manager/certificate-profiles";

  private final Client client = Client.administrator(TestServer.running());
  private final UUID project = client.newProject();
  private final String ca = authority();
  private final String policy = policy();

  private String authority() {
    Answer answer =
        client.post(
            "/api/v1/cert-manager/ca/internal",
            "{\"projectId\":\""
                + project
                + "\",\"name\":\"root\",\"configuration\":{\"type\":\"root\",\"commonName\":\"R\"}}");
    return answer.json().path("id").textValue();
  }

  private String policy() {
    Answer answer =
        client.post(
            "/api/v1/cert-manager/certificate-policies",
            "{\"projectId\":\""
                + project
                + "\",\"name\":\"tls\",\"sans\":[{\"type\":\"dns_name\",\"allowed\":[\"*\"]}],"
                + "\"keyUsages\":{\"allowed\":[\"digital_signature\"]}}");
    return answer.json().path("certificatePolicy").path("id").textValue();
  }

  private Answer create(String slug, String more) {
    return client.post(
        PROFILES,
        "{\"projectId\":\""
            + project
            + "\",\"caId\":\""
            + ca
            + "\",\"certificatePolicyId\":\""
            + policy
            + "\",\"slug\":\""
            + slug
            + "\",\"enrollmentType\":\"api\""
            + more
            + "}");
  }

  private static final String API =
      ",\"apiConfig\":{\"autoRenew\":false,\"renewBeforeDays\":7},"
          + "\"defaults\":{\"ttlDays\":30,\"keyUsages\":[\"digital_signature\"]}";

  @Test
  void answersAProfileWithWhatItNames() {
    Answer created = create("web-server", API);
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    JsonNode profile = created.json().path("certificateProfile");
    assertThat(profile.path("apiConfig"))
        .hasToString("{\"autoRenew\":false,\"renewBeforeDays\":7}");
    assertThat(profile.path("defaults"))
        .hasToString("{\"ttlDays\":30,\"keyUsages\":[\"digital_signature\"]}");
    assertThat(profile.path("issuerType").textValue()).isEqualTo("ca");
    Answer found = client.get(PROFILES + "/slug/web-server?projectId=" + project);
    JsonNode detailed = found.json().path("certificateProfile");
    assertThat(detailed.path("id")).isEqualTo(profile.path("id"));
    assertThat(detailed.path("certificateAuthority").path("name").textValue()).isEqualTo("root");
    assertThat(detailed.path("certificatePolicy").path("name").textValue()).isEqualTo("tls");
    assertThat(detailed.path("metrics").path("totalCertificates").intValue()).isZero();
    String id = profile.path("id").textValue();
    assertThat(client.get(PROFILES + "/" + id).json()).isEqualTo(found.json());
    assertThat(client.get(PROFILES + "/" + id + "/certificates").json())
        .hasToString("{\"certificates\":[],\"totalCount\":0}");
  }

  @Test
  void listsByFilters() {
    create("one", API);
    String path = PROFILES + "?projectId=" + project;
    Answer found = client.get(path + "&enrollmentType=api&issuerType=ca&caId=" + ca);
    assertThat(found.json().path("certificateProfiles")).hasSize(1);
    assertThat(client.get(path + "&enrollmentType=est").json().path("totalCount").intValue())
        .isZero();
    assertThat(client.get(path + "&enrollmentType=fax").status()).isEqualTo(422);
    assertThat(client.get(PROFILES + "/slug/one").status()).isEqualTo(422);
  }

  /** The policy of these tests names no algorithms, and so permits no request. */
  @Test
  void saysWhyThereIsNoTemplateForACsr() {
    String id = create("none", API).json().path("certificateProfile").path("id").textValue();
    Answer answer = client.get(PROFILES + "/" + id + "/csr-template?format=keytool");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode template = answer.json().path("csrTemplate");
    assertThat(template.path("format").textValue()).isEqualTo("keytool");
    assertThat(template.path("available").booleanValue()).isFalse();
    assertThat(template.path("why").textValue()).contains("permits");
    assertThat(template.has("command")).isFalse();
    assertThat(template.path("cannotBeHad").findValuesAsText("field")).contains("request");
    assertThat(client.get(PROFILES + "/" + id + "/csr-template?format=pem").status())
        .isEqualTo(422);
    assertThat(client.get(PROFILES + "/" + UUID.randomUUID() + "/csr-template").message())
        .isEqualTo("Certificate profile not found");
  }

  @Test
  void changesOnlyWhatIsGiven() {
    String id = create("old", API).json().path("certificateProfile").path("id").textValue();
    Answer answer = client.patch(PROFILES + "/" + id, "{\"slug\":\"new\",\"defaults\":null}");
    JsonNode profile = answer.json().path("certificateProfile");
    assertThat(profile.path("slug").textValue()).isEqualTo("new");
    assertThat(profile.path("version").intValue()).isEqualTo(2);
    assertThat(profile.path("apiConfig").path("renewBeforeDays").intValue()).isEqualTo(7);
    assertThat(profile.path("defaults")).isEmpty();
    assertThat(client.delete(PROFILES + "/" + id).status()).isEqualTo(200);
    assertThat(client.get(PROFILES + "/" + id).message())
        .isEqualTo("Certificate profile not found");
  }

  @Test
  void keepsTheConfigurationOfOtherDoorsAsItWasWritten() {
    Answer answer =
        client.post(
            PROFILES,
            "{\"projectId\":\""
                + project
                + "\",\"caId\":\""
                + ca
                + "\",\"certificatePolicyId\":\""
                + policy
                + "\",\"slug\":\"est\",\"enrollmentType\":\"api\",\"apiConfig\":{},"
                + "\"estConfig\":{\"name\":\"x\",\"list\":[1,{}]}}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("certificateProfile").path("estConfig").path("list"))
        .hasToString("[1,{}]");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'';API enrollment type requires API configuration",
        "',\"apiConfig\":{\"renewBeforeDays\":\"7\"}';Expected a number, received string",
        "',\"apiConfig\":[]';Expected an object, received array",
        "',\"apiConfig\":{},\"slug\":\"A b\"';Slug must contain only lowercase letters"
      })
  void refusesAProfileThatIsNotAsItMustBe(String more, String message) {
    String slug = more.contains("slug") ? "" : ",\"slug\":\"a\"";
    Answer answer =
        client.post(
            PROFILES,
            "{\"projectId\":\""
                + project
                + "\",\"caId\":\""
                + ca
                + "\",\"certificatePolicyId\":\""
                + policy
                + "\",\"enrollmentType\":\"api\""
                + slug
                + more
                + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message").toString()).contains(message);
  }
}
