package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.RawHttp;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.junit.jupiter.api.Test;

/** From the first moment that the port answers until the server is ready, and after. */
class StartIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final long POLL_MILLIS = 20;

  private static final String[] TARGETS = {
    "/health/ready", "/health", "/api/status", "/metrics", "/openapi", "/nope", "/%zz"
  };

  @Test
  void answersThatItIsStartingUntilItIsReady() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Answer> starting = new ArrayList<>();
    try (ServerUnderTest server = ServerUnderTest.launch(ServerConfiguration.fresh())) {
      for (int i = 0; !hasEnded(starting, ask(server, TARGETS[i % TARGETS.length])); i++) {
        assertThat(System.nanoTime()).as(server.log()).isLessThan(end);
        ask(server, "/health/live").ifPresent(StartIT::isAlive);
        Thread.sleep(POLL_MILLIS);
      }
      assertThat(starting).isNotEmpty();
      for (Answer answer : starting) {
        answer.expectError(503, "ServiceUnavailable", "The server is starting");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      }
      assertThat(ask(server, "/health/ready").map(Answer::status)).contains(200);
      server.admin();
      isAlive(ask(server, "/health/live").orElseThrow());
      assertThat(ask(server, "/nope").map(Answer::status)).contains(404);
    }
  }

  private static void isAlive(Answer answer) {
    JsonNode health = answer.expect(200).json();
    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.path("checks").path(0).path("name").asText()).isEqualTo("service");
  }

  /** Whether the start has: the first other answer is one of a server that is ready. */
  private static boolean hasEnded(List<Answer> starting, Optional<Answer> answer) {
    answer.filter(each -> each.status() == 503).ifPresent(starting::add);
    return answer.filter(each -> each.status() != 503).isPresent();
  }

  /** Empty while nobody listens. */
  private static Optional<Answer> ask(ServerUnderTest server, String target) {
    String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    try {
      List<Answer> answers = RawHttp.exchange(server, request);
      assertThat(answers).as(target).hasSize(1);
      return Optional.of(answers.get(0));
    } catch (UncheckedIOException e) {
      assertThat(e).hasCauseInstanceOf(ConnectException.class);
      return Optional.empty();
    }
  }
}
