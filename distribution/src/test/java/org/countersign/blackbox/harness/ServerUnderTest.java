package org.countersign.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code countersign.jar} in a process of its own, on a free port of 127.0.0.1. */
public final class ServerUnderTest implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration START_PATIENCE = Duration.ofSeconds(120);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final ServerConfiguration configuration;
  private final URI base;
  private final Path log;

  private ServerUnderTest(Process process, ServerConfiguration configuration, URI base, Path log) {
    this.process = process;
    this.configuration = configuration;
    this.base = base;
    this.log = log;
  }

  /** Starts one and waits until it is ready. */
  public static ServerUnderTest start(ServerConfiguration configuration) {
    return start(configuration, ServerInstallation.built());
  }

  /** The same with another jar. */
  public static ServerUnderTest start(
      ServerConfiguration configuration, ServerInstallation installation) {
    ServerUnderTest server = launch(configuration, installation, freePort());
    server.awaitReady();
    return server;
  }

  /** Starts one and waits for nothing: it may not even listen yet. */
  public static ServerUnderTest launch(ServerConfiguration configuration) {
    return launch(configuration, ServerInstallation.built(), freePort());
  }

  /** Starts one that is expected to end by itself; waits for that. */
  public static Ended startInVain(ServerConfiguration configuration) {
    return run(configuration);
  }

  /** Runs the jar with these arguments until it ends by itself. */
  public static Ended run(ServerConfiguration configuration, String... arguments) {
    ServerUnderTest server =
        launch(configuration, ServerInstallation.built(), freePort(), List.of(), arguments);
    if (!server.endsWithin(START_PATIENCE)) {
      server.kill();
      throw new AssertionError("The server does not end; its log:\n" + server.log());
    }
    return new Ended(server.process.exitValue(), server.log());
  }

  /**
   * A server that has ended.
   *
   * @param output standard output and standard error
   */
  public record Ended(int exitCode, String output) {}

  /** Starts one with options for the JVM, and waits until it is ready. */
  public static ServerUnderTest start(ServerConfiguration configuration, List<String> jvmOptions) {
    ServerUnderTest server =
        launch(configuration, ServerInstallation.built(), freePort(), jvmOptions);
    server.awaitReady();
    return server;
  }

  private static ServerUnderTest launch(
      ServerConfiguration configuration, ServerInstallation installation, int port) {
    return launch(configuration, installation, port, List.of());
  }

  private static ServerUnderTest launch(
      ServerConfiguration configuration,
      ServerInstallation installation,
      int port,
      List<String> jvmOptions,
      String... arguments) {
    Path log = TestDirectory.fresh("server").resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", installation.jar().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("COUNTERSIGN_HTTP_HOST", HOST);
    settings.put("COUNTERSIGN_HTTP_PORT", Integer.toString(port));
    settings.putAll(configuration.environment());
    builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    builder.environment().putAll(settings);
    try {
      return new ServerUnderTest(
          builder.start(), configuration, URI.create("http://" + HOST + ":" + port), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(base.resolve("/health/ready")).build();
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (status(http, ready) != 200) {
      if (!process.isAlive() || System.nanoTime() > end) {
        kill();
        throw new AssertionError("The server does not become ready; its log:\n" + log());
      }
      sleep();
    }
  }

  private static int status(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line of the process that serves. */
  public List<String> arguments() {
    return List.of(process.info().arguments().orElseThrow());
  }

  public URI base() {
    return base;
  }

  public ServerConfiguration configuration() {
    return configuration;
  }

  /** What it printed so far. */
  public String log() {
    return TestDirectory.read(log);
  }

  /** A client that nobody knows. */
  public ApiClient anonymous() {
    return ApiClient.anonymous(base);
  }

  /** A client logged in as the first machine identity, an organisation admin. */
  public ApiClient admin() {
    return anonymous().loggedIn(configuration.clientId(), configuration.clientSecret());
  }

  /** Asks it to end (SIGTERM); answers at once. */
  public void terminate() {
    process.destroy();
  }

  public boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends it without a word (SIGKILL), with all that it started. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(endsWithin(STOP_PATIENCE)).as("killed server ends").isTrue();
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    terminate();
    if (!endsWithin(STOP_PATIENCE)) {
      kill();
    }
  }
}
