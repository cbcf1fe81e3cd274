package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.adapters.rest.json.BodyLimitFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorEnvelopeTest {

  private static final String POLICIES = "/api/v1/cert-manager/certificate-policies";
  private static final String HINT =
      "Invalid JSON in request body. If you are sending a Certificate Signing Request (CSR), ensure"
          + " newlines are escaped as \\n characters, not literal line breaks.";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);

  private static void assertEnvelope(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("statusCode").intValue()).isEqualTo(status);
    assertThat(answer.json().path("error").textValue()).isEqualTo(error);
    assertThat(answer.json().path("reqId").textValue()).isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.header("X-Request-Id")).isNotBlank();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1} x",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n\"}"
      })
  void answersMalformedJsonWithTheHint(String body) {
    Answer answer = client.post(POLICIES, body);
    assertEnvelope(answer, 400, "BadRequest");
    assertThat(answer.message()).isEqualTo(HINT);
  }

  @Test
  void saysWhereTheJsonIsMalformed() {
    Answer answer = client.post(POLICIES, "{\n  \"csr\": \"-----BEGIN\n\"}");
    assertThat(answer.json().path("details").path("line").intValue()).isEqualTo(2);
  }

  @Test
  void answersBrokenUtf8AsMalformedJson() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};
    Answer answer = client.send("POST", POLICIES, Client.JSON, BodyPublishers.ofByteArray(body));
    assertEnvelope(answer, 400, "BadRequest");
  }

  @Test
  void refusesJsonNestedTooDeep() {
    String body = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    Answer answer = client.post(POLICIES, body);
    assertEnvelope(answer, 400, "BadRequest");
    assertThat(answer.message())
        .isEqualTo("JSON in request body nests objects and arrays more than 32 deep");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[]", "null", "\"text\"", "1"})
  void wantsAnObject(String body) {
    Answer answer = client.post(POLICIES, body);
    assertEnvelope(answer, 422, "ValidationFailure");
    assertThat(answer.json().path("message").get(0).path("path")).isEmpty();
  }

  @Test
  void refusesABodyThatSaysItIsTooLarge() {
    String body = "{\"a\":\"" + "x".repeat(BodyLimitFilter.LIMIT_BYTES) + "\"}";
    assertEnvelope(client.post(POLICIES, body), 413, "PayloadTooLarge");
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() {
    byte[] body =
        ("{\"a\":\"" + "x".repeat(BodyLimitFilter.LIMIT_BYTES) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    assertEnvelope(client.postInChunks(POLICIES, body), 413, "PayloadTooLarge");
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    String start = "{\"a\":\"";
    String body = start + "x".repeat(BodyLimitFilter.LIMIT_BYTES - start.length() - 2) + "\"}";
    assertEnvelope(
        client.postInChunks(POLICIES, body.getBytes(StandardCharsets.US_ASCII)),
        422,
        "ValidationFailure");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "text/xml",
        "application/*",
        "*/*"
      })
  void refusesOtherContentTypes(String contentType) {
    Answer answer = client.send("POST", POLICIES, contentType, BodyPublishers.ofString("{}"));
    assertEnvelope(answer, 415, "UnsupportedMediaType");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"garbage", "/", ";;", "application/json; charset=\""})
  void survivesContentTypesThatAreNone(String contentType) {
    Answer answer = client.send("POST", POLICIES, contentType, BodyPublishers.ofString("{}"));
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    assertThat(answer.json().path("statusCode").intValue()).isEqualTo(answer.status());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DELETE,application/x-www-form-urlencoded",
    "DELETE,application/json",
    "GET,text/plain"
  })
  void overlooksABodyWhereNoneIsRead(String method, String contentType) {
    Answer answer =
        client.send(
            method, POLICIES + "/" + UUID.randomUUID(), contentType, BodyPublishers.ofString("{}"));
    assertEnvelope(answer, 404, "NotFound");
  }

  @Test
  void readsABodyWithoutContentTypeAsJson() {
    Answer answer = client.send("POST", POLICIES, "", BodyPublishers.ofString("{}"));
    assertEnvelope(answer, 422, "ValidationFailure");
  }

  @Test
  void overlooksWhatTheClientAccepts() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.base() + "/api/status"))
            .header("Accept", "text/html")
            .build();
    Answer answer = Client.send(request);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.message()).isEqualTo("Ok");
    assertThat(answer.json().path("date").textValue()).isEqualTo("2030-02-01T10:00:00Z");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/api", "/api/", "/api/v1", "/api/v2/projects", "/api/application.wadl"})
  void answersUnknownRoutes(String path) {
    Answer answer = client.get(path);
    assertEnvelope(answer, 404, "NotFound");
    assertThat(answer.message()).isEqualTo("Route not found");
  }

  @Test
  void answersWrongMethodsWithThoseThatAreAllowed() {
    Answer answer = client.send("PUT", POLICIES, Client.JSON, BodyPublishers.ofString("{}"));
    assertEnvelope(answer, 405, "MethodNotAllowed");
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/api/v1/projects/not-a-uuid,id",
    "/api/v1/projects/1-1-1-1-1,id",
    "/api/v1/projects?limit=0,limit",
    "/api/v1/projects?limit=101,limit",
    "/api/v1/projects?limit=ten,limit",
    "/api/v1/projects?limit=%D9%A1,limit",
    "/api/v1/projects?offset=-1,offset",
    "/api/v1/projects?offset=99999999999,offset",
    "/api/v1/projects?search=a%00b,search",
    "/api/v1/projects/slug/a%00b,slug",
    "/api/v1/cert-manager/certificate-policies,projectId",
    "/api/v1/cert-manager/certificate-policies?projectId=x,projectId",
  })
  void answersBadParametersWithTheirNames(String path, String field) {
    Answer answer = client.get(path);
    assertEnvelope(answer, 422, "ValidationFailure");
    JsonNode error = answer.json().path("message").get(0);
    assertThat(error.path("path").get(0).textValue()).isEqualTo(field);
    assertThat(error.path("code").textValue()).isNotBlank();
    assertThat(error.path("message").textValue()).isNotBlank();
  }

  @Test
  void answersEverythingThatIsWrongAtOnce() {
    Answer answer =
        client.post(
            POLICIES,
            "{\"projectId\":\"x\",\"name\":7,\"description\":\""
                + "d".repeat(1001)
                + "\",\"subject\":[{\"allowed\":[1]},2],\"validity\":[],\"unknown\":{}}");
    assertEnvelope(answer, 422, "ValidationFailure");
    assertThat(
            StreamSupport.stream(answer.json().path("message").spliterator(), false)
                .map(error -> error.path("path").toString()))
        .containsExactly(
            "[\"projectId\"]",
            "[\"name\"]",
            "[\"description\"]",
            "[\"subject\",\"1\"]",
            "[\"subject\",\"0\",\"allowed\",\"0\"]",
            "[\"validity\"]",
            "[\"unknown\"]");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "\\udc00"})
  void refusesTextsThatNoDatabaseKeeps(String text) {
    Answer answer = client.post("/api/v1/projects", "{\"projectName\":\"" + text + "\"}");
    assertEnvelope(answer, 422, "ValidationFailure");
  }

  @Test
  void answersAThingThatIsNotThere() {
    Answer answer = client.get(POLICIES + "/" + UUID.randomUUID());
    assertEnvelope(answer, 404, "NotFound");
    assertThat(answer.message()).isEqualTo("Certificate policy not found");
  }

  @Test
  void answersAConflict() {
    UUID project = client.newProject();
    String body = "{\"projectId\":\"" + project + "\",\"name\":\"twice\"}";
    assertThat(client.post(POLICIES, body).status()).isEqualTo(200);
    assertEnvelope(client.post(POLICIES, body), 409, "Conflict");
  }

  @Test
  void tellsNothingOfAFaultButItsNumber() {
    server
        .issuance()
        .answers(
            command -> {
              throw new IllegalStateException("the password is hunter2");
            });
    Answer answer =
        client.post(
            "/api/v1/cert-manager/certificates",
            "{\"profileId\":\"" + UUID.randomUUID() + "\",\"csr\":\"x\"}");
    assertEnvelope(answer, 500, "InternalServerError");
    assertThat(answer.message()).isEqualTo("Something went wrong");
    assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("Exception");
  }
}
