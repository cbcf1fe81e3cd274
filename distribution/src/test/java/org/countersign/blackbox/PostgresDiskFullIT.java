package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.DatabaseProxy;
import org.countersign.blackbox.harness.IssuingClients;
import org.countersign.blackbox.harness.IssuingClients.Acknowledged;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.PostgresUnderTest;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SmallDisk;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of PostgreSQL is full while eight clients issue, and has room again, three times. */
@NeedsOpenSsl
@Tag("long")
class PostgresDiskFullIT {

  private static final int DISK_MEBIBYTES = 192;
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 3;
  private static final long FULL_MILLIS = 8_000;

  @Test
  void tellsEverybodyAndLosesNothingThatWasAcknowledged() throws Exception {
    String csr = OpenSsl.in(TestDirectory.fresh("disk-full")).request("www.example.com");
    try (SmallDisk disk =
            SmallDisk.mountedOrSkipped(TestDirectory.fresh("small-disk"), DISK_MEBIBYTES);
        PostgresUnderTest postgres = PostgresUnderTest.in(disk.path());
        DatabaseProxy proxy = DatabaseProxy.to(postgres.port());
        ServerUnderTest server =
            ServerUnderTest.start(
                ServerConfiguration.fresh()
                    .with(
                        "COUNTERSIGN_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable")
                    .with("COUNTERSIGN_DATABASE_USER", "postgres"))) {
      ApiClient admin = server.admin();
      TestProject project = TestProject.create(admin);
      String profile =
          project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
      List<String> acknowledged = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        acknowledged.addAll(fillWhileIssuing(disk, postgres, proxy, admin, profile, csr));
      }

      assertThat(postgres.certificateIds()).containsAll(acknowledged);
      assertThat(server.log().lines().filter(line -> line.contains(" WARNING ")))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).contains("The database does not serve"));
      assertThat(server.log()).doesNotContain("\tat ");
    }
  }

  private static List<String> fillWhileIssuing(
      SmallDisk disk,
      PostgresUnderTest postgres,
      DatabaseProxy proxy,
      ApiClient admin,
      String profile,
      String csr)
      throws Exception {
    try (IssuingClients clients = IssuingClients.start(CLIENTS, admin, profile, csr)) {
      clients.await(100);
      disk.fill();
      long begin = System.nanoTime();
      while (clients.refused().isEmpty() && seconds(begin) < 60) {
        Thread.sleep(50);
      }
      Thread.sleep(FULL_MILLIS);
      assertThat(admin.get("/health/ready").status()).isEqualTo(503);
      disk.free();
      if (!postgres.isRunning()) {
        // It has ended itself, for its log could not be written, and is started by its operator.
        postgres.start();
        proxy.redirect(postgres.port());
      }
      long freed = System.nanoTime();
      while (TestProject.issue(admin, profile, csr).status() != 200) {
        assertThat(seconds(freed)).as("seconds since there is room").isLessThan(5);
        Thread.sleep(50);
      }
      List<Acknowledged> acknowledged = clients.finish();
      assertThat(clients.refused())
          .isNotEmpty()
          .allSatisfy(
              (Answer answer) -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
              });
      return acknowledged.stream().map(Acknowledged::certificateId).toList();
    }
  }

  private static long seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000L;
  }
}
