package org.countersign.blackbox.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A PostgreSQL server that syncs to the disk, and that a test stops, starts again or suspends. */
public final class PostgresUnderTest implements AutoCloseable {

  private final Path directory;
  private EmbeddedPostgres server;

  private PostgresUnderTest(Path directory) {
    this.directory = directory;
  }

  /** On a new data directory inside this one. */
  public static PostgresUnderTest in(Path directory) {
    PostgresUnderTest postgres = new PostgresUnderTest(directory.resolve("postgres"));
    postgres.start();
    return postgres;
  }

  /** On its data directory, and another port than before. */
  public void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** Of all certificates that are stored. */
  public Set<String> certificateIds() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM certificate")) {
      Set<String> ids = new HashSet<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  /** Stops all its processes where they are; what is sent to them stays unread. */
  public void suspend() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    StringBuilder command = new StringBuilder("kill -").append(name);
    processes().forEach(process -> command.append(' ').append(process.pid()));
    // One that has ended in the meantime is no matter.
    Shell.run("sh", directory, Map.of(), command + " || true").ok();
  }

  private List<ProcessHandle> processes() {
    ProcessHandle first = first().orElseThrow();
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  /** Whether it has not ended by itself. */
  public boolean isRunning() {
    return first().isPresent();
  }

  private Optional<ProcessHandle> first() {
    Path file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (isRunning()) {
      resume();
    }
    stop();
  }
}
