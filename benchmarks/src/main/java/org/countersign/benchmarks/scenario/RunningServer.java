package org.countersign.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.benchmarks.server.MeasuredServer;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.benchmarks.server.ObservedJvm;

/** A server on a new data directory, its database, and its JVM under observation. */
final class RunningServer implements AutoCloseable {

  /**
   * For what a first start leaves to be done beside its work, such as an archive of classes; it may
   * begin a moment after the server is ready.
   */
  private static final long SETTLING_MILLIS = 3_000;

  private static final int SETTLINGS = 100;

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
      settle();
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

  /** Until it is alone, for what it does beside serving is not to be measured. */
  private void settle() {
    int settlings = 0;
    do {
      Pauses.sleep(SETTLING_MILLIS);
    } while (server.process().hasChildren() && ++settlings < SETTLINGS);
  }

  /** Ends the server, does the work while nobody uses the database, starts the server again. */
  void whileStopped(Runnable work) {
    stop();
    work.run();
    start();
  }

  /** Starts it again that often; gives the seconds that each start took. */
  List<Double> restart(int times) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      whileStopped(() -> {});
      seconds.add(server.startTime().toMillis() / 1000.0);
    }
    return seconds;
  }

  /** Of an odd number of values. */
  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
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
      delete(dataDirectory.getParent());
    }
  }

  /** A million certificates are gigabytes. */
  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
