package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.countersign.blackbox.harness.TestDirectory;

/** A domain of a Payara Server, running, reachable from this machine alone. */
final class PayaraDomain implements AutoCloseable {

  private static final String NAME = "countersign";
  private static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_MINUTES = 5;

  /** What {@code create-domain} adds to its port base for each listener that it makes. */
  private static final int ADMINISTRATION = 48;

  private static final int HTTP = 80;
  private static final List<Integer> OFFSETS = List.of(37, 38, 39, ADMINISTRATION, HTTP, 81, 86);

  private final Path home;
  private final Path domains;
  private final int portBase;
  private final Map<String, String> environment;

  private PayaraDomain(Path home, int portBase, Map<String, String> environment) {
    this.home = home;
    this.domains = TestDirectory.fresh("payara");
    this.portBase = portBase;
    this.environment = environment;
  }

  /**
   * Makes a domain and starts it.
   *
   * @param home of the Payara Server, unpacked
   * @param environment variables for the server
   */
  static PayaraDomain start(Path home, Map<String, String> environment) {
    PayaraDomain domain = new PayaraDomain(home, freePortBase(), environment);
    domain.create();
    try {
      domain.asadmin("start-domain", "--domaindir", domain.domains.toString(), NAME);
    } catch (AssertionError e) {
      domain.kill();
      throw e;
    }
    return domain;
  }

  private void create() {
    asadmin(
        "create-domain",
        "--nopassword=true",
        "--domaindir",
        domains.toString(),
        "--portbase",
        Integer.toString(portBase),
        NAME);
    Path file = domains.resolve(NAME).resolve("config").resolve("domain.xml");
    String said = TestDirectory.read(file);
    String local =
        said.replace("0.0.0.0", LOOPBACK)
            .replace("<network-listener port", "<network-listener address=\"127.0.0.1\" port")
            // Neither a cluster nor a message broker: both listen everywhere.
            .replace(
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">")
            .replace("type=\"EMBEDDED\"", "type=\"REMOTE\"");
    assertThat(local).contains("address=\"127.0.0.1\" port=\"" + httpPort() + "\"");
    TestDirectory.write(file, local);
  }

  void deploy(Path application) {
    administer("deploy", "--name", NAME, application.toString());
  }

  void undeploy() {
    administer("undeploy", NAME);
  }

  URI base() {
    return URI.create("http://" + LOOPBACK + ":" + httpPort());
  }

  /** What the server logged so far. */
  String log() {
    return TestDirectory.read(domains.resolve(NAME).resolve("logs").resolve("server.log"));
  }

  private int httpPort() {
    return portBase + HTTP;
  }

  private void administer(String command, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--host",
                LOOPBACK,
                "--port",
                Integer.toString(portBase + ADMINISTRATION),
                command));
    all.addAll(List.of(arguments));
    asadmin(all.toArray(String[]::new));
  }

  private void asadmin(String... arguments) {
    String java = System.getProperty("java.home");
    List<String> command =
        new ArrayList<>(List.of("sh", home.resolve("bin").resolve("asadmin").toString()));
    command.addAll(List.of(arguments));
    Path output = TestDirectory.fresh("asadmin").resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    builder.environment().putAll(environment);
    builder.environment().putAll(Map.of("JAVA_HOME", java, "AS_JAVA", java));
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("asadmin does not end:\n" + TestDirectory.read(output));
      }
      assertThat(process.exitValue()).as(() -> TestDirectory.read(output)).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("asadmin was interrupted", e);
    }
  }

  @Override
  public void close() {
    try {
      asadmin("stop-domain", "--domaindir", domains.toString(), NAME);
    } finally {
      kill();
    }
  }

  /** Ends the server where it did not end by itself. */
  private void kill() {
    Path file = domains.resolve(NAME).resolve("config").resolve("pid");
    if (Files.exists(file)) {
      ProcessHandle.of(Long.parseLong(TestDirectory.read(file).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private static int freePortBase() {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < 100; attempt++) {
      int base = random.nextInt(20_000, 30_000);
      if (OFFSETS.stream().allMatch(offset -> isFree(base + offset))) {
        return base;
      }
    }
    throw new AssertionError("No free ports");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
