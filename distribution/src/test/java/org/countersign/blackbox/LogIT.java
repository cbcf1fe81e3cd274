package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log in JSON, with a line for each request; and in text, with none. */
@SharedServer
class LogIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  private static ServerUnderTest server;

  @BeforeAll
  static void start() {
    server =
        ServerUnderTest.start(
            ServerConfiguration.fresh()
                .with("COUNTERSIGN_LOG_FORMAT", "json")
                .with("COUNTERSIGN_LOG_LEVEL", "warning")
                .with("COUNTERSIGN_ACCESS_LOG", "true"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<JsonNode> lines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : server.log().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static JsonNode lineOf(HttpResponse<String> answer) throws Exception {
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    // It is written when the answer is on its way.
    for (int i = 0; i < 50; i++) {
      for (JsonNode line : lines()) {
        if (line.path("requestId").asText().equals(id)) {
          return line;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no line of request " + id + " in\n" + server.log());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.base().resolve(path));
  }

  @Test
  void saysOfARequestHowItWasAnsweredAndWhatTraceItIsPartOf() throws Exception {
    ApiClient admin = server.admin();
    JsonNode line =
        lineOf(
            send(
                to("/api/v1/projects?search=nothing-of-this")
                    .header("Authorization", "Bearer " + admin.token())
                    .header("traceparent", "00-" + TRACE + "-" + SPAN + "-01")));

    assertThat(line.path("logger").asText()).isEqualTo("org.countersign.access");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("method").asText()).isEqualTo("GET");
    assertThat(line.path("path").asText()).isEqualTo("/api/v1/projects");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("durationMs").asDouble()).isPositive();
    assertThat(line.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(line.path("identity").asText()).hasSize(36);
    assertThat(line.path("traceId").asText()).isEqualTo(TRACE);
    assertThat(line.path("spanId").asText()).isEqualTo(SPAN);
  }

  @Test
  void takesNoTraceFromWhatIsNotOfItsForm() throws Exception {
    JsonNode line =
        lineOf(send(to("/api/status").header("traceparent", "00-" + TRACE + "-\",x:1-01")));

    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.has("traceId")).isFalse();
  }

  @Test
  void saysNothingOfWhatWasSentAndHasNoTraceOfWhatIsExpected() throws Exception {
    String secret = RandomText.secret();
    ApiClient nobody = server.anonymous();
    nobody.logIn(RandomText.name("nobody"), secret).expect(401);
    nobody.withToken(secret).get("/api/v1/projects").expect(401);
    nobody.get("/api/v1/projects?token=" + secret).expect(401);
    nobody.get("/no-such-route").expect(404);
    nobody.send("POST", "/metrics", null, new byte[0]).expect(405);
    lineOf(send(to("/no-such-route-either")));

    assertThat(server.log()).doesNotContain(secret);
    assertThat(lines())
        .allMatch(line -> !line.has("exception"))
        .allMatch(line -> line.path("time").asText().endsWith("Z"))
        .extracting(line -> line.path("status").asInt())
        .contains(401, 404, 405);
    // The level is WARNING: what is said at a start is not.
    assertThat(lines())
        .filteredOn(line -> line.path("level").asText().equals("INFO"))
        .allMatch(line -> line.path("logger").asText().equals("org.countersign.access"));
  }

  @Test
  void saysNothingOfRequestsUnlessItIsToldTo(ServerUnderTest shared) {
    shared.anonymous().get("/no-such-route").expect(404);

    assertThat(shared.log())
        .contains(" INFO [org.countersign] Countersign ")
        .doesNotContain("org.countersign.access");
  }
}
