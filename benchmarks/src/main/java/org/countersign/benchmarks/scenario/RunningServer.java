package org.countersign.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.benchmarks.server.MeasuredServer;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.benchmarks.server.ObservedJvm;

/** A server on a new data directory, its database, and its JVM under observation. */
final class RunningServer implements AutoCloseable {

  private final Installation installation;
  private final Path dataDirectory;
  private final DatabaseServer database;
  private MeasuredServer server;
  private ObservedJvm jvm;

  private RunningServer(Installation installation, Path dataDirectory, DatabaseServer database) {
    this.installation = installation;
    this.dataDirectory = dataDirectory;
    this.database = database;
    try {
      start();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static RunningServer start(Plan plan, Installation installation, String databaseName) {
    try {
      Files.createDirectories(plan.work());
      Path directory = Files.createTempDirectory(plan.work(), "server");
      Path data = directory.resolve("data");
      DatabaseServer database =
          switch (databaseName) {
            case "embedded" -> new DatabaseServer.Embedded(data);
            case "postgresql" -> DatabaseServer.Postgresql.start(directory.resolve("postgresql"));
            default ->
                throw new IllegalArgumentException(
                    "unknown database '" + databaseName + "'; embedded and postgresql are known");
          };
      return new RunningServer(installation, data, database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() {
    server = MeasuredServer.start(installation, dataDirectory, database);
    jvm = ObservedJvm.attach(server.process().pid());
  }

  /** Ends the server, does the work while nobody uses the database, starts the server again. */
  void whileStopped(Runnable work) {
    stop();
    work.run();
    start();
  }

  private void stop() {
    try {
      jvm.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      server.close();
    }
  }

  Installation installation() {
    return installation;
  }

  DatabaseServer database() {
    return database;
  }

  MeasuredServer server() {
    return server;
  }

  ObservedJvm jvm() {
    return jvm;
  }

  Path dataDirectory() {
    return dataDirectory;
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      database.close();
    }
  }
}
