package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** One Idempotency-Key, one certificate: for many at once, after a restart, after kill -9. */
@NeedsOpenSsl
class IdempotencyIT {

  private static final int AT_ONCE = 64;
  private static final int CLIENTS = 8;
  private static final int ANSWERED_BEFORE_KILL = 60;
  private static final int ORDERS = 400;

  private final String csr = OpenSsl.in(TestDirectory.fresh("once")).request("www.example.com");

  @Test
  void issuesOncePerKeyOnTheEmbeddedDatabase() throws Exception {
    issuesOncePerKey(ServerConfiguration.fresh());
  }

  @Test
  void issuesOncePerKeyOnPostgreSql() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      issuesOncePerKey(
          ServerConfiguration.fresh()
              .with("COUNTERSIGN_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
              .with("COUNTERSIGN_DATABASE_USER", "postgres"));
    }
  }

  private void issuesOncePerKey(ServerConfiguration configuration) throws Exception {
    ServerUnderTest server = ServerUnderTest.start(configuration);
    try {
      TestProject project = TestProject.create(server.admin());
      Map<String, Object> body =
          Map.of(
              "profileId",
              project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf())),
              "csr",
              csr,
              "attributes",
              Map.of("ttl", "30d"));
      Answer first = manyAtOnceGetOneCertificate(server.admin(), body);
      tellsWhatIsNotTheSame(project, body, first);
      assertThat(certificates(server.admin(), project)).isEqualTo(2);

      Map<String, Answer> answered = new ConcurrentHashMap<>();
      server = issueAndKillInTheMidst(server, configuration, body, answered);

      ApiClient admin = server.admin();
      sameAnswer(admin.postOnce("once", TestProject.CERTIFICATES, body), first);
      assertThat(answered).hasSize(ORDERS);
      answered.forEach(
          (key, answer) -> sameAnswer(admin.postOnce(key, TestProject.CERTIFICATES, body), answer));
      assertThat(answered.values().stream().map(IdempotencyIT::serialNumber).distinct())
          .hasSize(ORDERS);
      assertThat(certificates(admin, project)).isEqualTo(2 + ORDERS);
    } finally {
      server.close();
    }
  }

  private static Answer manyAtOnceGetOneCertificate(ApiClient admin, Map<String, Object> body)
      throws Exception {
    CyclicBarrier ready = new CyclicBarrier(AT_ONCE);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        asked.add(
            threads.submit(
                () -> {
                  ready.await(30, TimeUnit.SECONDS);
                  return admin.postOnce("once", TestProject.CERTIFICATES, body);
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : asked) {
        answers.add(each.get(60, TimeUnit.SECONDS).expect(200));
      }
      assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
      assertThat(answers).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
      return answers.get(0);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void tellsWhatIsNotTheSame(
      TestProject project, Map<String, Object> body, Answer first) {
    ApiClient admin = project.admin();
    admin
        .postOnce(
            "once",
            TestProject.CERTIFICATES,
            Map.of("profileId", body.get("profileId"), "csr", body.get("csr")))
        .expectInvalid("was used before with another request body");
    admin
        .postOnce("a key", TestProject.CERTIFICATES, body)
        .expectInvalid("1 to 255 characters of visible ASCII");
    ApiClient other = TestIdentity.member(admin).in(project, "operator").client();
    Answer own = other.postOnce("once", TestProject.CERTIFICATES, body).expect(200);
    assertThat(isReplayed(own)).isFalse();
    assertThat(serialNumber(own)).isNotEqualTo(serialNumber(first));
  }

  /** Eight clients work through a list of orders; each repeats an order until it is answered. */
  private static ServerUnderTest issueAndKillInTheMidst(
      ServerUnderTest first,
      ServerConfiguration configuration,
      Map<String, Object> body,
      Map<String, Answer> answered)
      throws Exception {
    List<ServerUnderTest> servers = new ArrayList<>(List.of(first));
    AtomicInteger order = new AtomicInteger();
    Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    List<ApiClient> live = new ArrayList<>(List.of(first.admin()));
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(
            threads.submit(
                () -> {
                  int number;
                  while ((number = order.getAndIncrement()) < ORDERS) {
                    String key = "order-" + number;
                    answered.put(key, untilAnswered(live, key, body, refused));
                  }
                }));
      }
      for (int round = 1; round <= 2; round++) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (answered.size() < round * ANSWERED_BEFORE_KILL && System.nanoTime() < end) {
          Thread.sleep(2);
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(round * ANSWERED_BEFORE_KILL);
        assertThat(answered).as("killed in the midst").hasSizeLessThan(ORDERS);
        servers.get(servers.size() - 1).kill();
        ServerUnderTest next = ServerUnderTest.start(configuration);
        servers.add(next);
        synchronized (live) {
          live.set(0, next.admin());
        }
      }
      for (Future<?> each : running) {
        each.get(120, TimeUnit.SECONDS);
      }
      assertThat(refused).allMatch(answer -> answer.status() == 409);
      return servers.get(servers.size() - 1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Answer untilAnswered(
      List<ApiClient> live, String key, Map<String, Object> body, Queue<Answer> refused) {
    while (true) {
      ApiClient client;
      synchronized (live) {
        client = live.get(0);
      }
      try {
        Answer answer = client.postOnce(key, TestProject.CERTIFICATES, body);
        if (answer.status() == 200) {
          return answer;
        }
        refused.add(answer);
      } catch (UncheckedIOException e) {
        // The server is gone; whether it has issued is what the key is for.
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void sameAnswer(Answer answer, Answer first) {
    assertThat(answer.expect(200).text()).isEqualTo(first.text());
    assertThat(isReplayed(answer)).isTrue();
  }

  private static boolean isReplayed(Answer answer) {
    return answer.headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
  }

  private static String serialNumber(Answer answer) {
    return answer.json().path("certificate").path("serialNumber").asText();
  }

  private static int certificates(ApiClient admin, TestProject project) {
    return admin
        .post(TestProject.CERTIFICATES + "/search", Map.of("projectId", project.id()))
        .ok()
        .path("totalCount")
        .asInt();
  }
}
