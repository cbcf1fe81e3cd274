package org.countersign.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code countersign.jar} in a process of its own, on a free port of 127.0.0.1. */
public final class MeasuredServer implements AutoCloseable {

  public static final String CLIENT_ID = "benchmarks";

  /** Opens a server that nobody but this machine reaches, and that ends with the benchmark. */
  public static final String CLIENT_SECRET = "for-measuring-on-this-machine-only";

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final int port;
  private final Path log;
  private final Duration startTime;

  private MeasuredServer(Process process, int port, Path log, Duration startTime) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.startTime = startTime;
  }

  /**
   * What is started.
   *
   * @param javaHome of the JDK that it runs on
   */
  public record Installation(Path javaHome, Path jar) {

    /** Such as 17. */
    public int javaFeature() {
      return Runtime.Version.parse(javaVersion()).feature();
    }

    /** Such as {@code 17.0.15}, as the JDK's own {@code release} file has it. */
    public String javaVersion() {
      try {
        return Files.readAllLines(javaHome.resolve("release")).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .map(line -> line.replaceAll(".*\"(.*)\"", "$1"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(javaHome + " is no JDK"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts one and waits until it is ready. */
  public static MeasuredServer start(
      Installation installation, Path dataDirectory, DatabaseServer database) {
    try {
      Files.createDirectories(dataDirectory);
      int port = freePort();
      Path log = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
      long begin = System.nanoTime();
      Process process = launch(installation, dataDirectory, database.settings(), port, log);
      awaitReady(process, port, log);
      Duration startTime = Duration.ofNanos(System.nanoTime() - begin);
      return new MeasuredServer(process, port, log, startTime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(
      Installation installation,
      Path dataDirectory,
      Map<String, String> settings,
      int port,
      Path log)
      throws IOException {
    String java = installation.javaHome().resolve("bin").resolve("java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-jar", installation.jar().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    environment.put("COUNTERSIGN_HTTP_HOST", HOST);
    environment.put("COUNTERSIGN_HTTP_PORT", Integer.toString(port));
    environment.put("COUNTERSIGN_DATA_DIR", dataDirectory.toString());
    environment.put("COUNTERSIGN_BOOTSTRAP_CLIENT_ID", CLIENT_ID);
    environment.put("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET", CLIENT_SECRET);
    environment.putAll(settings);
    return builder.start();
  }

  private static void awaitReady(Process process, int port, Path log) throws IOException {
    HttpClient http = HttpClient.newHttpClient();
    URI uri = URI.create("http://" + HOST + ":" + port + "/health/ready");
    HttpRequest ready = HttpRequest.newBuilder(uri).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isOk(http, ready)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the server does not become ready; it printed:\n" + Files.readString(log));
      }
    }
  }

  private static boolean isOk(HttpClient http, HttpRequest request) {
    try {
      Thread.sleep(POLL_MILLIS);
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  /** From the start of the process to the first 200 of {@code /health/ready}. */
  public Duration startTime() {
    return startTime;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(HOST, port);
  }

  public LinuxProcess process() {
    return new LinuxProcess(process.pid());
  }

  /** Where its output is. */
  public Path log() {
    return log;
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
