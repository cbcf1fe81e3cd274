package org.countersign.benchmarks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;

/** What the server keeps its data in. */
public sealed interface DatabaseServer extends AutoCloseable {

  /** The name in tables. */
  String label();

  /** What the server is told of it. */
  Map<String, String> settings();

  /** A connection; with the embedded one only while the server does not run. */
  Connection connect() throws SQLException;

  /** What fills it, while nobody else uses it. */
  BulkRows bulkRows() throws SQLException;

  /** CPU time of the database's own processes so far; none for the embedded one. */
  double cpuSeconds();

  @Override
  void close();

  /** SQLite inside the server, in its data directory. */
  record Embedded(Path dataDirectory) implements DatabaseServer {

    @Override
    public String label() {
      return "embedded";
    }

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public Connection connect() throws SQLException {
      return new SqliteDataSource(dataDirectory.resolve("database").resolve("countersign.db"))
          .getConnection();
    }

    @Override
    public BulkRows bulkRows() throws SQLException {
      return InsertedRows.of(this);
    }

    @Override
    public double cpuSeconds() {
      return 0;
    }

    @Override
    public void close() {
      // It ends with the server.
    }
  }

  /** PostgreSQL with the settings it comes with, every commit on the disk before it is answered. */
  record Postgresql(EmbeddedPostgres server, LinuxProcess process) implements DatabaseServer {

    public static final String LABEL = "PostgreSQL";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    /** It trusts whoever is on this machine; the password is not asked for. */
    private static final String USER = "postgres";

    /** One in that directory. */
    public static Postgresql start(Path directory) {
      try {
        Files.createDirectories(directory);
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setPGStartupWait(STARTS_WITHIN)
                // What the binaries' wrapper turns off for the sake of tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        return new Postgresql(server, new LinuxProcess(Long.parseLong(pid.strip())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String label() {
      return LABEL;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "COUNTERSIGN_DATABASE_URL", url(),
          "COUNTERSIGN_DATABASE_USER", USER,
          "COUNTERSIGN_DATABASE_PASSWORD", USER);
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url(), USER, USER);
    }

    private String url() {
      return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** Such as {@code 17.6}. */
    public String version() {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery("SHOW server_version")) {
        answer.next();
        return answer.getString(1);
      } catch (SQLException e) {
        throw new IllegalStateException("PostgreSQL does not say its version", e);
      }
    }

    @Override
    public BulkRows bulkRows() throws SQLException {
      return new CopiedRows(connect());
    }

    @Override
    public double cpuSeconds() {
      return process.cpuSecondsOfTree();
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
