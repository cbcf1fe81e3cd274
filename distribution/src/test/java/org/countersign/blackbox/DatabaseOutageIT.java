package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.DatabaseProxy;
import org.countersign.blackbox.harness.IssuingClients;
import org.countersign.blackbox.harness.IssuingClients.Acknowledged;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.PostgresUnderTest;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL goes away in every way that it has: nobody waits for ever, nobody is told what is not
 * so, and when it is back, so is the server.
 */
@NeedsOpenSsl
class DatabaseOutageIT {

  /** The line, the answer that is given up, and what is then recorded of the request. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(12);

  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
  private static final int CLIENTS = 8;

  private static PostgresUnderTest postgres;
  private static DatabaseProxy proxy;
  private static ServerUnderTest server;
  private static ApiClient admin;
  private static String csr;

  private TestProject project;
  private String profile;

  @BeforeAll
  static void start() throws IOException {
    csr = OpenSsl.in(TestDirectory.fresh("outage")).request("www.example.com");
    postgres = PostgresUnderTest.in(TestDirectory.fresh("outage-database"));
    proxy = DatabaseProxy.to(postgres.port());
    server =
        ServerUnderTest.start(
            ServerConfiguration.fresh()
                .with(
                    "COUNTERSIGN_DATABASE_URL",
                    "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable")
                .with("COUNTERSIGN_DATABASE_USER", "postgres"));
    admin = server.admin();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void makeProfileWhenThereIsNoOutage() throws InterruptedException {
    isReadyWithin(Duration.ofSeconds(10));
    project = TestProject.create(admin);
    profile = project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
    project.issue(profile, csr).ok();
  }

  /** The second commit of a request stores its certificate. */
  @ParameterizedTest
  @EnumSource
  void aLineThatGoesDeadInTheMiddleOfACommit(DatabaseProxy.Commit commit) {
    String key = RandomText.name("key");
    proxy.goDeadAtCommit(2, commit);

    long begin = System.nanoTime();
    Answer unknown = issueOnce(key);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWERED_WITHIN);
    isUnavailable(unknown);
    assertThat(unknown.json().path("message").asText()).contains("it is not known yet");
    project.issue(profile, csr).ok();
    int stored = commit == DatabaseProxy.Commit.ARRIVES ? 3 : 2;
    assertThat(certificates()).isEqualTo(stored);
    Answer again = issueOnce(key);
    again.ok();
    assertThat(again.headers().firstValue("Idempotency-Replayed").isPresent())
        .isEqualTo(commit == DatabaseProxy.Commit.ARRIVES);
    assertThat(certificates()).isEqualTo(3);
  }

  private Answer issueOnce(String key) {
    return admin.postOnce(
        key,
        TestProject.CERTIFICATES,
        Map.of("profileId", profile, "csr", csr, "attributes", Map.of("ttl", "30d")));
  }

  @Test
  void aRestart() throws Exception {
    goesAwayAndComesBack(
        () -> {
          postgres.stop();
          isNotReadyWithin(Duration.ofSeconds(5));
          postgres.start();
          proxy.redirect(postgres.port());
        });
  }

  @Test
  @Tag("long")
  void thirtySecondsWithoutASign() throws Exception {
    goesAwayAndComesBack(
        () -> {
          postgres.suspend();
          isNotReadyWithin(Duration.ofSeconds(8));
          Thread.sleep(30_000);
          postgres.resume();
        });
  }

  private interface Outage {
    void happen() throws Exception;
  }

  private void goesAwayAndComesBack(Outage outage) throws Exception {
    int before = server.log().length();
    List<Acknowledged> acknowledged;
    try (IssuingClients clients = IssuingClients.start(CLIENTS, admin, profile, csr)) {
      clients.await(100);
      outage.happen();
      issuesWithin(BACK_WITHIN);
      isReadyWithin(BACK_WITHIN);
      acknowledged = clients.finish();
      assertThat(clients.refused()).isNotEmpty().allSatisfy(DatabaseOutageIT::isUnavailable);
    }
    assertThat(postgres.certificateIds())
        .containsAll(acknowledged.stream().map(Acknowledged::certificateId).toList());
    assertThat(server.log().substring(before).lines())
        .satisfiesExactly(
            lost -> assertThat(lost).contains(" WARNING ", "The database does not serve"),
            back -> assertThat(back).contains(" INFO ", "The database serves again"));
  }

  private static void isUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.json().path("error").asText()).isEqualTo("ServiceUnavailable");
    assertThat(answer.json().path("reqId").asText()).isNotEmpty();
  }

  private void issuesWithin(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Answer answer = project.issue(profile, csr);
    while (answer.status() != 200 && System.nanoTime() < end) {
      Thread.sleep(100);
      answer = project.issue(profile, csr);
    }
    answer.ok();
    assertThat(System.nanoTime()).isLessThan(end);
  }

  private static void isReadyWithin(Duration patience) throws InterruptedException {
    becomesWithin(patience, 200);
  }

  private static void isNotReadyWithin(Duration patience) throws InterruptedException {
    becomesWithin(patience, 503);
  }

  private static void becomesWithin(Duration patience, int status) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (server.anonymous().get("/health/ready").status() != status) {
      assertThat(System.nanoTime()).as("ready is %d in time", status).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private int certificates() {
    return admin
        .post(TestProject.CERTIFICATES + "/search", Map.of("projectId", project.id()))
        .ok()
        .path("totalCount")
        .asInt();
  }
}
