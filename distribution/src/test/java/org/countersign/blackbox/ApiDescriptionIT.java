package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.countersign.adapters.rest.OpenApiDescription;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself without being asked for a token. */
@SharedServer
class ApiDescriptionIT {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
  void isWell(String path, ServerUnderTest server) {
    assertThat(server.anonymous().get(path).expect(200).json().path("status").asText())
        .isEqualTo("UP");
  }

  @Test
  void tellsItsStatus(ServerUnderTest server) {
    JsonNode status = server.anonymous().get("/api/status").ok();
    assertThat(status.path("message").asText()).isEqualTo("Ok");
    assertThat(status.path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void countsForMonitoring(ServerUnderTest server) {
    assertThat(server.anonymous().get("/metrics").expect(200).text()).contains("# TYPE ");
  }

  @Test
  void describesEveryRoute(ServerUnderTest server) {
    Answer description = server.anonymous().get("/openapi?format=json").expect(200);
    JsonNode paths = description.json().path("paths");
    for (String path :
        List.of(
            TestProject.CERTIFICATES,
            TestProject.POLICIES,
            TestProject.PROFILES,
            TestProject.PROFILES + "/slug/{slug}",
            TestProject.AUTHORITIES,
            TestProject.REQUESTS + "/search",
            TestProject.PROJECTS,
            "/api/v1/auth/universal-auth/login")) {
      assertThat(paths.has(path)).as("%s among %s", path, names(paths)).isTrue();
    }
    JsonNode issue = paths.path(TestProject.CERTIFICATES).path("post");
    assertThat(issue.path("responses").has("400")).isTrue();
    assertThat(issue.path("requestBody").isMissingNode()).isFalse();
  }

  /** What is written is held to OpenAPI where it is written; a server's reading of it is not. */
  @Test
  void describesItselfAsItIsWritten(ServerUnderTest server) {
    ApiClient anyone = server.anonymous();
    assertThat(anyone.get("/openapi").expect(200).body()).isEqualTo(OpenApiDescription.yaml());
    assertThat(anyone.get("/openapi?format=yaml").expect(200).body())
        .isEqualTo(OpenApiDescription.yaml());
    assertThat(anyone.get("/openapi?format=json").expect(200).body())
        .isEqualTo(OpenApiDescription.json());
  }

  @Test
  void saysWhereNoTokenIsNeeded(ServerUnderTest server) {
    JsonNode description = server.anonymous().get("/openapi?format=json").ok();
    assertThat(names(description))
        .containsExactlyInAnyOrder(
            "openapi", "info", "servers", "security", "tags", "paths", "components");
    assertThat(description.path("security").toString()).contains("accessToken");
    for (String path :
        List.of("/api/v1/auth/universal-auth/login", "/api/status", "/api/v1/auth/token/renew")) {
      assertThat(description.path("paths").path(path).findPath("security"))
          .as(path)
          .hasToString("[]");
    }
  }

  @Test
  void showsTheDescriptionAsAPage(ServerUnderTest server) {
    assertThat(server.anonymous().get("/api-docs/").expect(200).text())
        .containsIgnoringCase("<html");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new java.util.ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
