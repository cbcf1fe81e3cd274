package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.ServerUnderTest.Ended;
import org.countersign.blackbox.harness.TestDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only the database can tell ends the start as a wrong setting does: SettingsIT has those. */
class FailedStartIT {

  private static EmbeddedPostgres postgres;
  private static ServerConfiguration usedBefore;

  @BeforeAll
  static void startOnce() throws IOException {
    postgres = EmbeddedPostgres.start();
    usedBefore =
        ServerConfiguration.fresh()
            .with("COUNTERSIGN_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
            .with("COUNTERSIGN_DATABASE_USER", "postgres");
    ServerUnderTest.start(usedBefore).close();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void noMasterKeyIsMadeWhereTheDatabaseHoldsSomethingSealed() {
    Path elsewhere = TestDirectory.fresh("node");
    Ended ended = startInVain("COUNTERSIGN_DATA_DIR", elsewhere.toString());

    assertThat(ended.output())
        .contains(elsewhere.resolve("master.key").toString())
        .contains("does not exist");
    assertThat(elsewhere.resolve("master.key")).doesNotExist();
    ServerConfiguration same = usedBefore.with("COUNTERSIGN_DATA_DIR", elsewhere.toString());
    assertThat(ServerUnderTest.run(same, "--check")).isEqualTo(ended);
  }

  @Test
  void theMasterKeyOfAnotherInstallationIsRefused() throws IOException {
    Path other = TestDirectory.fresh("key").resolve("master.key");
    Files.copy(usedBefore.dataDirectory().resolve("master.key"), other);
    String key = Files.readString(other);
    Files.writeString(other, (key.startsWith("A") ? "B" : "A") + key.substring(1));
    Ended ended = startInVain("COUNTERSIGN_MASTER_KEY_FILE", other.toString());

    assertThat(ended.output()).contains(other.toString()).contains("is not the master key");
  }

  @Test
  void aSchemaOfALaterProgramIsRefused() throws SQLException {
    execute(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) VALUES (999, '999', 'later', 'SQL',"
            + " 'V999__later.sql', 'postgres', 1, TRUE)");
    try {
      Ended ended = startInVain("COUNTERSIGN_HTTP_HOST", "127.0.0.1");

      assertThat(ended.output()).contains("schema is version 999, newer than this program knows");
    } finally {
      execute("DELETE FROM flyway_schema_history WHERE installed_rank = 999");
    }
  }

  @Test
  @Tag("long")
  void theEmbeddedDatabaseIsGuardedAsWell() throws IOException {
    ServerConfiguration embedded = ServerConfiguration.fresh();
    ServerUnderTest.start(embedded).close();
    Path key = embedded.dataDirectory().resolve("master.key");
    Path copy = TestDirectory.fresh("copy").resolve("master.key");
    Files.move(key, copy);

    isOneSentence(ServerUnderTest.startInVain(embedded));
    assertThat(key).doesNotExist();
    TestDirectory.write(key, RandomText.secret());
    isOneSentence(ServerUnderTest.startInVain(embedded));

    Files.copy(copy, key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (ServerUnderTest server = ServerUnderTest.start(embedded)) {
      server.admin();
    }
  }

  @Test
  void whatIsInOrderIsSaidToBe() {
    Ended ended = ServerUnderTest.run(usedBefore, "--check");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).endsWith("A server can start with these.\n");
  }

  private static Ended startInVain(String variable, String value) {
    Ended ended = ServerUnderTest.startInVain(usedBefore.with(variable, value));
    isOneSentence(ended);
    return ended;
  }

  private static void isOneSentence(Ended ended) {
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
    assertThat(ended.output().strip().lines()).as(ended.output()).hasSize(1);
    assertThat(ended.output()).startsWith("countersign: ").endsWith(".\n");
  }

  private static void execute(String statement) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
