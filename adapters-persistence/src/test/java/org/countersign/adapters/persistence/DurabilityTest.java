package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.countersign.adapters.persistence.table.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process that wrote it, or the database, was killed. */
class DurabilityTest {

  /** More on demand: {@code -Dcountersign.crash.rounds=50}. */
  private static final int ROUNDS = Integer.getInteger("countersign.crash.rounds", 2);

  private static final Duration WRITING = Duration.ofMillis(800);

  /** An id and a line break. */
  private static final int LINE_CHARACTERS = 36;

  @Test
  void sqliteKeepsWhatAKilledProcessAcknowledged(@TempDir Path directory) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Process writer = start("sqlite", directory.toString());
      List<UUID> acknowledged = acknowledgedUntil(writer, () -> kill(writer));

      try (TestDatabase recovered = new SqliteDatabase(directory)) {
        assertAllThere(acknowledged, recovered);
      }
    }
  }

  @Test
  void postgresqlKeepsWhatItAcknowledgedBeforeItWasKilled(@TempDir Path directory)
      throws Exception {
    PostgresServer.assumePresent();
    for (int round = 0; round < ROUNDS; round++) {
      EmbeddedPostgres server = PostgresServer.startDurable(directory);
      Process writer = start("postgresql", server.getJdbcUrl("postgres", "postgres"));
      List<UUID> acknowledged = acknowledgedUntil(writer, () -> kill(directory));
      writer.destroyForcibly().waitFor();
      forget(server);

      try (EmbeddedPostgres recovered = PostgresServer.startDurable(directory)) {
        assertAllThere(
            acknowledged, PostgresServer.at(recovered.getPostgresDatabase()::getConnection));
      }
    }
  }

  private static Process start(String kind, String where) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWriter.class.getName(),
            kind,
            where)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Reads what the writer says; kills some time after the first word, and reads what is left. */
  private static List<UUID> acknowledgedUntil(Process writer, Runnable kill) throws Exception {
    List<UUID> acknowledged = new ArrayList<>();
    try (BufferedReader said = writer.inputReader(StandardCharsets.US_ASCII)) {
      long killAt = Long.MAX_VALUE;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.length() == LINE_CHARACTERS) {
          acknowledged.add(UUID.fromString(line));
        }
        if (acknowledged.size() == 1) {
          killAt = System.nanoTime() + WRITING.toNanos();
        }
        if (System.nanoTime() > killAt) {
          killAt = Long.MAX_VALUE;
          kill.run();
        }
      }
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  /** Not by {@link Process#destroyForcibly}: that would also forget what was said but not read. */
  private static void kill(Process writer) {
    writer.toHandle().destroyForcibly();
  }

  /** Lets go of the data directory; there is no server to be stopped any more. */
  private static void forget(EmbeddedPostgres killed) throws IOException {
    killed.close();
  }

  /** Kills every process of the server whose data these are, as a crash of the machine would. */
  private static void kill(Path dataDirectory) {
    try {
      String pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid")).get(0).strip();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
      all.add(server);
      all.forEach(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new IllegalStateException("there is no server to kill", e);
    }
  }

  private static void assertAllThere(List<UUID> acknowledged, TestDatabase database)
      throws SQLException {
    assertThat(acknowledged).hasSizeGreaterThan(CrashingWriter.THREADS);
    assertThat(issued(database)).containsAll(acknowledged);
  }

  private static Set<UUID> issued(TestDatabase database) throws SQLException {
    String complete =
        "SELECT c.id FROM certificate c JOIN certificate_request r ON r.id = c.request_id"
            + " JOIN signed_content s ON s.certificate_id = c.id WHERE r.certificate_id = c.id"
            + " AND NOT EXISTS (SELECT 1 FROM pending_issuance p WHERE p.request_id = r.id)";
    Set<UUID> ids = new HashSet<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(complete)) {
      while (rows.next()) {
        ids.add(ColumnType.uuid(rows, 1));
      }
    }
    return ids;
  }
}
