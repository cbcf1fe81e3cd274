package org.countersign.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a record, in JSON and in text. */
class FormattersTest {

  private final LogRecord logged = new LogRecord(Level.INFO, "ready on {0}");

  FormattersTest() {
    logged.setLoggerName("org.countersign");
    logged.setInstant(Instant.parse("2030-01-01T12:00:00.123456Z"));
    logged.setParameters(new Object[] {"8080"});
  }

  @AfterEach
  void forget() {
    LogContext.CURRENT.remove();
  }

  private String json() {
    return new JsonFormatter().format(logged);
  }

  private static JsonNode parsed(String line) throws JsonProcessingException {
    assertThat(line).endsWith("\n");
    assertThat(line.strip().lines()).hasSize(1);
    return new ObjectMapper().readTree(line);
  }

  @Test
  void hasTimeLevelLoggerAndMessageInOneObject() {
    assertThat(json())
        .isEqualTo(
            "{\"time\":\"2030-01-01T12:00:00.123Z\",\"level\":\"INFO\","
                + "\"logger\":\"org.countersign\",\"message\":\"ready on 8080\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"SEVERE, ERROR", "WARNING, WARNING", "CONFIG, DEBUG", "FINE, DEBUG", "FINEST, TRACE"})
  void namesLevelsAsTheSettingDoes(String level, String named) throws Exception {
    logged.setLevel(Level.parse(level));
    assertThat(parsed(json()).path("level").asText()).isEqualTo(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \"quoted\" word",
        "two\nlines",
        "\u0000\u001b[31m",
        "\u2028",
        "back\\slash",
        "ı€😀"
      })
  void escapesWhatIsNoTextOfJson(String message) throws Exception {
    logged.setMessage(message);
    logged.setParameters(new Object[0]);
    assertThat(parsed(json()).path("message").asText()).isEqualTo(message);
  }

  @Test
  void hasAStackTraceAsOneText() throws Exception {
    logged.setThrown(new IllegalStateException("broken"));
    assertThat(parsed(json()).path("exception").asText())
        .startsWith("java.lang.IllegalStateException: broken")
        .contains("\tat ");
  }

  @Test
  void saysWhatTheLineBelongsTo() throws Exception {
    LogContext.CURRENT.set(Map.of("status", 200));
    assertThat(parsed(json()).path("status").isNumber()).isTrue();
    assertThat(new OneLineFormatter().format(logged))
        .isEqualTo("2030-01-01T12:00:00.123Z INFO [org.countersign] ready on 8080 status=200\n");
  }

  @Test
  void keepsAValueWithALineBreakOnItsLine() {
    LogContext.CURRENT.set(Map.of("path", "/a\n2030-01-01T12:00:00.123Z INFO [x] forged"));
    assertThat(new OneLineFormatter().format(logged).strip().lines()).hasSize(1);
  }
}
