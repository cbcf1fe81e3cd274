package org.countersign.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What the server answered.
 *
 * @param asked method and path, for messages
 */
public record Answer(String asked, int status, HttpHeaders headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whatever was asked: an answer to a client with a CSR never holds a private key. */
  public Answer {
    assertThat(new String(body, StandardCharsets.ISO_8859_1))
        .as("answer to %s", asked)
        .doesNotContain("PRIVATE KEY");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; fails when it is none. */
  public JsonNode json() {
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .as("content type of the answer to %s: %s", asked, text())
        .startsWith("application/json");
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The answer to " + asked + " is no JSON: " + text(), e);
    } catch (java.io.IOException e) {
      throw new AssertionError("Reading from memory cannot fail", e);
    }
  }

  /** Fails unless this is the status. */
  public Answer expect(int expected) {
    assertThat(status).as("status of the answer to %s: %s", asked, text()).isEqualTo(expected);
    return this;
  }

  /** The JSON of a success. */
  public JsonNode ok() {
    assertThat(status).as("status of the answer to %s: %s", asked, text()).isBetween(200, 201);
    return json();
  }

  /** Fails unless this is the error envelope with this status, name and message. */
  public JsonNode expectError(int expected, String error, String message) {
    JsonNode envelope = expectError(expected, error);
    assertThat(envelope.path("message").asText()).as("answer to %s", asked).isEqualTo(message);
    return envelope;
  }

  /** Fails unless this is the error envelope with this status and name. */
  public JsonNode expectError(int expected, String error) {
    expect(expected);
    JsonNode envelope = json();
    assertThat(envelope.path("statusCode").asInt())
        .as("statusCode in %s", text())
        .isEqualTo(expected);
    assertThat(envelope.path("error").asText()).as("error in %s", text()).isEqualTo(error);
    assertThat(envelope.path("reqId").asText()).as("reqId in %s", text()).isNotEmpty();
    return envelope;
  }

  /** Fails unless this is a 422 and one of its errors says so. */
  public void expectInvalid(String message) {
    JsonNode envelope = expectError(422, "ValidationFailure");
    assertThat(envelope.path("message").findValuesAsText("message"))
        .as("answer to %s", asked)
        .anySatisfy(each -> assertThat(each).contains(message));
  }
}
