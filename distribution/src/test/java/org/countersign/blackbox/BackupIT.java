package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.ApiClient;
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

/** A copy that is made while certificates are issued, and a server that starts from it. */
@NeedsOpenSsl
class BackupIT {

  private static final String BACKUP = "/api/v1/admin/backup";
  private static final int CLIENTS = 4;
  private static final int BEFORE = 60;

  private final String csr = OpenSsl.in(TestDirectory.fresh("backup")).request("www.example.com");

  @Test
  void hasAllThatWasAcknowledgedBeforeItBegan() throws Exception {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    List<Acknowledged> before;
    Path copy;
    String profile;
    try (ServerUnderTest server = ServerUnderTest.start(configuration)) {
      ApiClient admin = server.admin();
      TestProject project = TestProject.create(admin);
      profile = project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
      try (IssuingClients clients = IssuingClients.start(CLIENTS, admin, profile, csr)) {
        clients.await(BEFORE);
        before = clients.acknowledged();
        JsonNode backup = admin.post(BACKUP, null).ok().path("backup");
        copy = Path.of(backup.path("file").asText());
        assertThat(Files.size(copy)).isEqualTo(backup.path("sizeBytes").asLong());
        assertThat(Files.getPosixFilePermissions(copy))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        clients.finish();
        assertThat(clients.refused()).isEmpty();
      }
      assertThat(admin.get("/api/v1/admin/audit-logs?limit=100").ok().toString())
          .contains("backup.created");
    }

    ServerConfiguration restored = restored(configuration, copy);
    try (ServerUnderTest server = ServerUnderTest.start(restored)) {
      ApiClient admin = server.admin();
      for (Acknowledged each : before) {
        assertThat(admin.get(TestProject.CERTIFICATES + "/" + each.certificateId()).status())
            .as(each.serialNumber())
            .isEqualTo(200);
      }
      assertThat(TestProject.issue(admin, profile, csr).status()).isEqualTo(200);
    }
  }

  /** As the documentation says it. */
  private static ServerConfiguration restored(ServerConfiguration original, Path copy)
      throws Exception {
    Path directory = TestDirectory.fresh("restored");
    Path database = Files.createDirectory(directory.resolve("database"));
    Files.copy(copy, database.resolve("countersign.db"));
    Files.copy(original.dataDirectory().resolve("master.key"), directory.resolve("master.key"));
    return new ServerConfiguration(
        directory, original.clientId(), original.clientSecret(), Map.of());
  }
}
