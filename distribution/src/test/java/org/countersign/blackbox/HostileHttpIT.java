package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: no 5xx, no stack trace, no page of the application server's. */
@SharedServer
class HostileHttpIT {

  private static final String JSON = "application/json";
  private static final int LIMIT_BYTES = 1 << 20;

  private static final List<String> POSTED =
      List.of(
          "/api/v1/auth/universal-auth/login",
          "/api/v1/auth/token/renew",
          "/api/v1/auth/token/revoke",
          TestProject.PROJECTS,
          TestIdentity.IDENTITIES,
          TestProject.AUTHORITIES,
          TestProject.POLICIES,
          TestProject.PROFILES,
          TestProject.CERTIFICATES,
          TestProject.CERTIFICATES + "/search",
          TestProject.REQUESTS + "/search");

  static Stream<String> posted() {
    return POSTED.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("posted")
  void answersAnyBodyWithAReason(String path, ApiClient admin) {
    for (byte[] body : bodies()) {
      Answer answer = admin.send("POST", path, JSON, body);
      isAReason(answer);
      assertThat(answer.status()).as("%s for %s", path, shown(body)).isBetween(400, 499);
    }
  }

  private static List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "null",
            "true",
            "0",
            "\"text\"",
            "[]",
            "[1,2",
            "{",
            "{\"a\":}",
            "{\"csr\":1e400}",
            "{\"profileId\":{},\"csr\":[]}",
            "{\"profileId\":\"" + "9".repeat(1000) + "\",\"csr\":\"x\"}",
            "{\"projectId\":\"not-a-uuid\",\"name\":17,\"subject\":{},\"sans\":\"x\","
                + "\"limit\":\"many\",\"offset\":-1e99,\"configuration\":[],\"clientId\":{},"
                + "\"clientSecret\":[],\"accessToken\":7,\"projectName\":{},\"role\":[]}",
            "{\"projectName\":\"\\u0000\",\"name\":\"\\ud800\",\"role\":\"\\u0000\","
                + "\"clientId\":\"\\u0000\",\"clientSecret\":\"\\ud800\","
                + "\"accessToken\":\"\\u0000\",\"projectId\":\"\\u0000\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] noise = new byte[2_000];
    new Random(20_250_101).nextBytes(noise);
    bodies.add(noise);
    return bodies;
  }

  private static String shown(byte[] body) {
    return new String(body, 0, Math.min(body.length, 60), StandardCharsets.ISO_8859_1);
  }

  @Test
  void refusesABodyOverOneMebibyte(ServerUnderTest server, ApiClient admin) {
    byte[] body = new byte[LIMIT_BYTES + 1];
    Arrays.fill(body, (byte) ' ');
    for (ApiClient client : List.of(admin, server.anonymous())) {
      Answer answer = client.send("POST", "/api/v1/auth/universal-auth/login", JSON, body);
      isAReason(answer);
      answer.expect(413);
    }
    isAReason(admin.send("POST", TestProject.CERTIFICATES, JSON, body).expect(413));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "BREW", "OPTIONS", "HEAD"})
  void answersAMethodThatARouteDoesNotHave(String method, ApiClient admin) {
    Answer answer = admin.send(method, TestProject.CERTIFICATES, JSON, new byte[0]);
    assertThat(answer.status()).as(method).isLessThan(500);
    hasNoPage(answer);
    if (!List.of("OPTIONS", "HEAD").contains(method)) {
      answer.expect(405);
      isAReason(answer);
    }
  }

  @Test
  void doesNotEchoATrace(ApiClient admin) {
    Answer answer = admin.send("TRACE", TestProject.CERTIFICATES, JSON, new byte[0]);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.text()).doesNotContain("Bearer");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v1/cert-manager/certificates/not-a-uuid",
        "/api/v1/cert-manager/certificates/%00",
        "/api/v1/cert-manager/certificate-profiles/slug/%2e%2e%2f?projectId=x",
        "/api/v1/cert-manager/certificate-policies?projectId=%27%20OR%201=1--",
        "/api/v1/cert-manager/ca/internal?projectId=",
        "/api/v1/cert-manager/certificate-policies",
        "/api/v1/projects/slug/%F0%9F%92%A9",
        "/api/v1/projects?limit=99999999999999999999",
        "/api/v1/projects?search=%25%5F%5C",
        "/nothing/at/all"
      })
  void answersAnyAddress(String path, ApiClient admin) {
    Answer answer = admin.get(path);
    assertThat(answer.status()).as(path).isLessThan(500);
    hasNoPage(answer);
    answer.json();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "no type",
        "a/b; charset=x"
      })
  void answersAnyContentType(String contentType, ApiClient admin) {
    isAReason(
        admin.send(
            "POST", TestProject.CERTIFICATES, contentType, "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9",
        "GET  HTTP/1.1",
        "\u0000\u0001\u0002",
        "GET /%zz HTTP/1.1",
        "GET /api/v1/projects/%c0%ae HTTP/1.1",
        "GET /api/v1/projects/..;/..;/ HTTP/1.1",
        "POST /api/v1/auth/universal-auth/login HTTP/1.1\r\nContent-Length: -5",
        "POST /api/v1/auth/universal-auth/login HTTP/1.1\r\nContent-Length: x",
        "POST /api/v1/auth/universal-auth/login HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz"
      })
  void answersRawBytesWithoutAStackTrace(String request, ServerUnderTest server)
      throws IOException {
    String answer = raw(server, request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .as("505, HTTP version not supported, is an answer like another")
        .doesNotContainPattern("HTTP/1.1 5(?!05)")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  private static String raw(ServerUnderTest server, String request) throws IOException {
    try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void takesNoSqlForAName(ApiClient admin) {
    String name = "Robert'); DROP TABLE project;--" + RandomText.name("");
    String id =
        admin
            .post(TestProject.PROJECTS, Map.of("projectName", name))
            .ok()
            .path("project")
            .path("id")
            .asText();
    assertThat(admin.get(TestProject.PROJECTS + "/" + id).ok().findValuesAsText("name"))
        .contains(name);
  }

  private static void isAReason(Answer answer) {
    hasNoPage(answer);
    assertThat(answer.json().path("statusCode").asInt())
        .as(answer.text())
        .isEqualTo(answer.status());
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
  }

  private static void hasNoPage(Answer answer) {
    assertThat(answer.text())
        .as("answer to %s", answer.asked())
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContainIgnoringCase("<html")
        .doesNotContain("org.countersign");
  }
}
