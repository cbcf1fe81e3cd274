package org.countersign.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A client as they are in the field: JSON over HTTP with a bearer token. */
final class Client {

  static final String JSON = "application/json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestServer server;
  private final String authorization;

  private Client(TestServer server, String authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  /** Without a token. */
  static Client anonymous(TestServer server) {
    return new Client(server, "");
  }

  static Client withAuthorization(TestServer server, String header) {
    return new Client(server, header);
  }

  /** Logged in as the first identity, an organisation admin. */
  static Client administrator(TestServer server) {
    return loggedIn(server, TestServer.CLIENT_ID, server.clientSecret());
  }

  static Client loggedIn(TestServer server, String clientId, String clientSecret) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("clientId", clientId).put("clientSecret", clientSecret);
    Answer answer = anonymous(server).post("/api/v1/auth/universal-auth/login", body.toString());
    return new Client(server, "Bearer " + answer.json().path("accessToken").textValue());
  }

  Answer get(String path) {
    return send("GET", path, JSON, BodyPublishers.noBody());
  }

  Answer delete(String path) {
    return send("DELETE", path, JSON, BodyPublishers.noBody());
  }

  Answer post(String path, String body) {
    return send("POST", path, JSON, BodyPublishers.ofString(body));
  }

  /** With an Idempotency-Key for each of these, in a line of its own. */
  Answer postWithKeys(List<String> keys, String path, String body) {
    HttpRequest.Builder request = request("POST", path, JSON, BodyPublishers.ofString(body));
    keys.forEach(key -> request.header("Idempotency-Key", key));
    return send(request.build());
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, JSON, BodyPublishers.ofString(body));
  }

  /** With a body in chunks and no Content-Length. */
  Answer postInChunks(String path, byte[] body) {
    return send(
        "POST", path, JSON, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  Answer send(String method, String path, String contentType, BodyPublisher body) {
    return send(request(method, path, contentType, body).build());
  }

  private HttpRequest.Builder request(
      String method, String path, String contentType, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.base() + path)).method(method, body);
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request;
  }

  static Answer send(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A project of a test's own. */
  UUID newProject() {
    String slug = "project-" + UUID.randomUUID();
    Answer answer =
        post("/api/v1/projects", "{\"projectName\":\"Example\",\"slug\":\"" + slug + "\"}");
    return UUID.fromString(answer.json().path("project").path("id").textValue());
  }

  /** What came back. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    byte[] octets() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new IllegalStateException("no JSON: " + text(), e);
      }
    }

    String message() {
      return json().path("message").asText();
    }
  }
}
