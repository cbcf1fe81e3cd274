package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.IssuingClients;
import org.countersign.blackbox.harness.IssuingClients.Acknowledged;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SmallDisk;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/**
 * The embedded database on a disk that becomes full: what was acknowledged before, while, and after
 * stays, and the server says how it is.
 */
@NeedsOpenSsl
class FullDiskIT {

  private static final int ROUNDS = Integer.getInteger("full.disk.rounds", 1);
  private static final int MEBIBYTES = 128;
  private static final int CLIENTS = 8;
  private static final int AFTERWARDS = 8;

  private final String csr = OpenSsl.in(TestDirectory.fresh("full")).request("www.example.com");

  @Test
  void losesNothingAcknowledgedWhenTheDiskWasFull() throws Exception {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    try (SmallDisk disk =
        SmallDisk.mountedOrSkipped(configuration.dataDirectory().resolve("database"), MEBIBYTES)) {
      List<Acknowledged> acknowledged = new ArrayList<>();
      ServerUnderTest server = ServerUnderTest.start(configuration);
      try {
        TestProject project = TestProject.create(server.admin());
        String profile =
            project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
        for (int round = 0; round < ROUNDS; round++) {
          issueUntilFull(server, disk, profile, acknowledged);
          if (round % 3 == 1) {
            // Killed while it is full.
            server.kill();
            disk.free();
            server = ServerUnderTest.start(configuration);
          }
          disk.free();
          awaitReadiness(server, 200);
          issueSome(server, profile, acknowledged);
          if (round % 3 == 2) {
            server.close();
          } else {
            server.kill();
          }
          server = ServerUnderTest.start(configuration);
          assertAllThere(server.admin(), acknowledged);
        }
      } finally {
        server.close();
      }
    }
  }

  private void issueUntilFull(
      ServerUnderTest server, SmallDisk disk, String profile, List<Acknowledged> acknowledged)
      throws Exception {
    try (IssuingClients clients = IssuingClients.start(CLIENTS, server.admin(), profile, csr)) {
      clients.await(20);
      disk.fill();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (clients.refused().isEmpty() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      acknowledged.addAll(clients.finish());
      assertThat(clients.refused()).isNotEmpty();
      for (Answer refused : clients.refused()) {
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.json().path("message").asText()).isNotEmpty();
      }
    }
    awaitReadiness(server, 503);
  }

  private void issueSome(ServerUnderTest server, String profile, List<Acknowledged> acknowledged)
      throws Exception {
    try (IssuingClients clients = IssuingClients.start(1, server.admin(), profile, csr)) {
      clients.await(AFTERWARDS);
      acknowledged.addAll(clients.finish());
      assertThat(clients.refused()).isEmpty();
    }
  }

  private static void awaitReadiness(ServerUnderTest server, int status) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int last = 0;
    while (last != status && System.nanoTime() < end) {
      Thread.sleep(100);
      last = server.anonymous().get("/health/ready").status();
    }
    assertThat(last).isEqualTo(status);
  }

  private static void assertAllThere(ApiClient admin, List<Acknowledged> acknowledged) {
    for (Acknowledged each : acknowledged) {
      assertThat(admin.get(TestProject.CERTIFICATES + "/" + each.certificateId()).status())
          .as(each.serialNumber())
          .isEqualTo(200);
    }
  }
}
