package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.IssuingClients;
import org.countersign.blackbox.harness.IssuingClients.Acknowledged;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/**
 * Killed while eight clients issue, again and again. The system property {@code crash.rounds} says
 * how often; three times when it says nothing.
 */
@NeedsOpenSsl
class CrashIT {

  private static final int CLIENTS = 8;
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

  /** Enough that the server is killed in full run; a later kill falls at another moment. */
  private static final int ACKNOWLEDGED_BEFORE_KILL = 150;

  private static final int ACKNOWLEDGED_MORE_EACH_ROUND = 37;

  private static final int PAGE = 100;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(45);

  private final String csr = OpenSsl.in(TestDirectory.fresh("crash")).request("www.example.com");

  @Test
  void losesNothingAcknowledgedOnTheEmbeddedDatabase() throws Exception {
    crashAgainAndAgain(ServerConfiguration.fresh());
  }

  @Test
  void losesNothingAcknowledgedOnPostgreSql() throws Exception {
    // The embedded server's own default is fsync=off, which would make this test easy.
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      crashAgainAndAgain(
          ServerConfiguration.fresh()
              .with("COUNTERSIGN_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
              .with("COUNTERSIGN_DATABASE_USER", "postgres"));
    }
  }

  private void crashAgainAndAgain(ServerConfiguration configuration) throws Exception {
    List<Acknowledged> acknowledged = new ArrayList<>();
    ServerUnderTest server = ServerUnderTest.start(configuration);
    try {
      TestProject project = TestProject.create(server.admin());
      String profile =
          project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
      for (int round = 1; round <= ROUNDS; round++) {
        try (IssuingClients clients = IssuingClients.start(CLIENTS, server.admin(), profile, csr)) {
          clients.await(ACKNOWLEDGED_BEFORE_KILL + round * ACKNOWLEDGED_MORE_EACH_ROUND);
          server.kill();
          acknowledged.addAll(clients.finish());
          assertThat(clients.refused()).isEmpty();
        }
        server = ServerUnderTest.start(configuration);
      }
      nothingIsMissing(server.admin(), project, acknowledged);
      nothingIsPending(server.admin(), project);
    } finally {
      server.close();
    }
  }

  private static void nothingIsMissing(
      ApiClient admin, TestProject project, List<Acknowledged> acknowledged) {
    for (Acknowledged each : acknowledged) {
      JsonNode bundle =
          admin.get(TestProject.CERTIFICATES + "/" + each.certificateId() + "/bundle").ok();
      assertThat(Certificates.one(bundle.path("certificate").asText()))
          .isEqualTo(Certificates.one(each.pem()));
    }
    int certificates =
        admin
            .post(TestProject.CERTIFICATES + "/search", Map.of("projectId", project.id()))
            .ok()
            .path("totalCount")
            .asInt();
    assertThat(certificates).isGreaterThanOrEqualTo(acknowledged.size());
    assertThat(requests(admin, project, "issued")).isEqualTo(certificates);
  }

  /** On a shared database what is pending may be another server's for a while. */
  private static void nothingIsPending(ApiClient admin, TestProject project)
      throws InterruptedException {
    long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (requests(admin, project, "pending") > 0 && System.nanoTime() < end) {
      Thread.sleep(500);
    }
    assertThat(requests(admin, project, "pending")).isZero();
  }

  private static int requests(ApiClient admin, TestProject project, String status) {
    return admin
        .post(
            TestProject.REQUESTS + "/search",
            Map.of("projectId", project.id(), "status", status, "limit", PAGE))
        .ok()
        .path("totalCount")
        .asInt();
  }
}
