package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.SlowClients;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** Clients that begin a request and do not end it take nothing from the others. */
@SharedServer
@NeedsOpenSsl
class SlowClientsIT {

  private static final int OF_EACH_KIND = 500;
  private static final int CLIENTS = 4;
  private static final Duration MEASURED = Duration.ofSeconds(4);

  private static final String HALF_A_LOGIN =
      "POST /api/v1/auth/universal-auth/login HTTP/1.1\r\nHost: a\r\n"
          + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"clientId\":";
  private static final String HALF_A_HEADER = "GET /api/status HTTP/1.1\r\nHost: a\r\nX-Long: ";

  @Test
  void takeNothingFromTheOthersAndAreSentAway(ServerUnderTest server, TestProject project)
      throws Exception {
    String profile =
        project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
    String csr = OpenSsl.in(TestDirectory.fresh("slow-clients")).request("www.example.com");
    Callable<Void> issue =
        () -> {
          project.issue(profile, csr).ok();
          return null;
        };
    p99Millis(issue);
    double before = p99Millis(issue);
    List<String> answers;
    double during;
    try (SlowClients slow = new SlowClients(server.base())) {
      slow.stall(OF_EACH_KIND, HALF_A_LOGIN);
      slow.drip(OF_EACH_KIND, HALF_A_HEADER);
      for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
        long begin = System.nanoTime();
        server.anonymous().get(path).expect(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      }
      // The better of two: another program of the machine may disturb one.
      during = Math.min(p99Millis(issue), p99Millis(issue));
      answers = slow.answers();
    }
    double after = p99Millis(issue);

    assertThat(answers)
        .hasSize(2 * OF_EACH_KIND)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 408 Request Timeout\r\n")
                    .contains("Connection: close\r\n")
                    .contains("\"statusCode\":408")
                    .contains("\"error\":\"RequestTimeout\""));
    assertThat(during)
        .as("p99 of issuing in ms; %.1f before, %.1f after", before, after)
        .isLessThan(3 * Math.max(before, after));
    assertThat(server.log().lines().filter(line -> line.contains("too slow to send")))
        .hasSizeBetween(1, 4);
  }

  private static double p99Millis(Callable<Void> request) throws Exception {
    long end = System.nanoTime() + MEASURED.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(threads.submit(() -> nanosUntil(end, request)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> each : running) {
        nanos.addAll(each.get());
      }
      Collections.sort(nanos);
      return nanos.get(nanos.size() * 99 / 100) / 1e6;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Long> nanosUntil(long end, Callable<Void> request) throws Exception {
    List<Long> nanos = new ArrayList<>();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      request.call();
      nanos.add(System.nanoTime() - begin);
    }
    return nanos;
  }

  @Test
  void isPatientWithABodyThatComes(ApiClient admin) throws Exception {
    try (SlowClients slow = new SlowClients(admin.base())) {
      slow.drip(
          1,
          "POST /api/v1/auth/token/revoke HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"a\":");
      assertThat(slow.answers().get(0)).startsWith("HTTP/1.1 400 ").contains("Invalid JSON");
    }
  }
}
