package org.countersign.deployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;

/** GlassFish embedded in a process of its own, with one application, on 127.0.0.1. */
final class GlassFishServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 250;

  /** What its own manifest opens and exports, where it is started as a jar. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.util",
          "java.base/jdk.internal.vm.annotation",
          "java.base/sun.net.www.protocol.jrt",
          "java.base/sun.nio.fs",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport",
          "jdk.management/com.sun.management.internal");

  private static final List<String> EXPORTED =
      List.of("java.base/jdk.internal.vm.annotation", "java.naming/com.sun.jndi.ldap");

  private final Process process;
  private final URI base;
  private final Path log;

  private GlassFishServer(Process process, URI base, Path log) {
    this.process = process;
    this.base = base;
    this.log = log;
  }

  /**
   * Starts it, and waits until the application answers.
   *
   * @param libraries the server's jar, and what else is to be on its class path
   * @param environment variables for the server
   */
  static GlassFishServer start(
      List<Path> libraries, Path application, Map<String, String> environment) {
    Path directory = TestDirectory.fresh("glassfish");
    Path log = directory.resolve("output.txt");
    int port = ServerUnderTest.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(command(libraries, directory, application, port))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    builder.environment().putAll(environment);
    try {
      URI base = URI.create("http://" + LOOPBACK + ":" + port);
      GlassFishServer server = new GlassFishServer(builder.start(), base, log);
      server.await();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(
      List<Path> libraries, Path directory, Path application, int port) {
    Path properties =
        TestDirectory.write(
            directory.resolve("properties"),
            "embedded-glassfish-config.server.network-config.network-listeners.network-listener"
                + ".http-listener.address="
                + LOOPBACK);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    EXPORTED.forEach(exported -> command.add("--add-exports=" + exported + "=ALL-UNNAMED"));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, libraries.stream().map(Path::toString).toList()));
    command.add("org.glassfish.runnablejar.UberMain");
    command.add("--properties=" + properties);
    command.add("--httpPort=" + port);
    command.add("--noInfo");
    command.add(application.toString());
    return command;
  }

  private void await() {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest status = HttpRequest.newBuilder(base.resolve("/api/status")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!answers(http, status)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          close();
          throw new AssertionError("GlassFish does not serve; its log:\n" + log());
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI base() {
    return base;
  }

  /** What it printed so far. */
  String log() {
    return TestDirectory.read(log);
  }

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
