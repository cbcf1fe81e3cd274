package org.countersign.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server from binaries that come as a dependency; one for all tests of a run.
 *
 * <p>Where there are none for the platform, or they do not start, tests are skipped and say so; in
 * CI (the variable {@code CI} is {@code true}) they fail instead.
 */
public final class PostgresServer {

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static EmbeddedPostgres shared;
  private static Exception failure;

  private PostgresServer() {}

  /** A new, empty database on the shared server, which does not sync to the disk. */
  public static TestDatabase newDatabase() {
    EmbeddedPostgres server = shared();
    String name = "countersign_" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("a database cannot be created", e);
    }
    String url = server.getJdbcUrl("postgres", name);
    return at(() -> DriverManager.getConnection(url));
  }

  /** A database on a server that somebody else stops. */
  static TestDatabase at(TransactionalDataSource.Driver driver) {
    return new TestDatabase() {
      @Override
      public Connection connect() throws SQLException {
        return driver.connect();
      }

      @Override
      public void close() {
        // It ends with the server, and the server with the tests.
      }
    };
  }

  private static synchronized EmbeddedPostgres shared() {
    if (shared == null && failure == null) {
      try {
        shared = builder().start();
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      skipOrFail(failure);
    }
    return shared;
  }

  /** A server on a data directory that outlives it; it syncs to the disk as PostgreSQL does. */
  static EmbeddedPostgres startDurable(Path dataDirectory) {
    try {
      return builder()
          .setDataDirectory(dataDirectory)
          .setCleanDataDirectory(false)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that writes nothing to its log but what it is asked to, and no whole pages. */
  static EmbeddedPostgres startQuiet(Path dataDirectory) {
    try {
      return builder()
          .setDataDirectory(dataDirectory)
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("autovacuum", "off")
          .setServerConfig("bgwriter_lru_maxpages", "0")
          .setServerConfig("checkpoint_timeout", "1h")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips the test when there is no PostgreSQL for this platform. */
  static void assumePresent() {
    shared();
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPGStartupWait(STARTS_WITHIN);
  }

  private static void skipOrFail(Exception reason) {
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("PostgreSQL does not start, and CI is true", reason);
    }
    Assumptions.abort("PostgreSQL does not start here, so nothing is tested on it: " + reason);
  }
}
