package org.countersign.blackbox.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A client of the REST API, with or without an access token. */
public final class ApiClient {

  /** Creating an RSA-4096 CA can take a while on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final Optional<String> token;
  private final Map<String, String> fields;

  private ApiClient(URI base, Optional<String> token, Map<String, String> fields) {
    this.base = base;
    this.token = token;
    this.fields = fields;
  }

  /** One that nobody knows. */
  public static ApiClient anonymous(URI base) {
    return new ApiClient(base, Optional.empty(), Map.of());
  }

  /** The same, with an access token. */
  public ApiClient withToken(String accessToken) {
    return new ApiClient(base, Optional.of(accessToken), fields);
  }

  /** The same, with a header field in every request. */
  public ApiClient withField(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new ApiClient(base, token, more);
  }

  /** The same, logged in. */
  public ApiClient loggedIn(String clientId, String clientSecret) {
    return withToken(logIn(clientId, clientSecret).ok().path("accessToken").asText());
  }

  public Answer logIn(String clientId, String clientSecret) {
    return new ApiClient(base, Optional.empty(), fields)
        .post(
            "/api/v1/auth/universal-auth/login",
            Map.of("clientId", clientId, "clientSecret", clientSecret));
  }

  /** The token it sends. */
  public String token() {
    return token.orElseThrow();
  }

  public URI base() {
    return base;
  }

  public Answer get(String path) {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  public Answer post(String path, Object body) {
    return send("POST", path, "application/json", json(body));
  }

  /** A POST with an Idempotency-Key. */
  public Answer postOnce(String key, String path, Object body) {
    return send("POST", path, "application/json", json(body), Map.of("Idempotency-Key", key));
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, "application/json", json(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, BodyPublishers.noBody());
  }

  /** Any method, any bytes. */
  public Answer send(String method, String path, String contentType, byte[] body) {
    return send(method, path, contentType, BodyPublishers.ofByteArray(body));
  }

  private Answer send(String method, String path, String contentType, BodyPublisher body) {
    return send(method, path, contentType, body, Map.of());
  }

  private Answer send(
      String method,
      String path,
      String contentType,
      BodyPublisher body,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).method(method, body);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    fields.forEach(request::header);
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          method + " " + path, response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path + " was interrupted", e);
    }
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body cannot be written as JSON", e);
    }
  }

  /** A value as it stands in a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
