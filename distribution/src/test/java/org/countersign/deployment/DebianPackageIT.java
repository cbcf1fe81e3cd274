package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The package, installed, started as its unit says, upgraded and removed. It changes the machine,
 * so it runs as root alone, where no such package is, and removes what it made.
 */
@Tag("long")
@NeedsOpenSsl
class DebianPackageIT {

  private static final Path PACKAGE = Path.of("target", "countersign.deb").toAbsolutePath();
  private static final Path DATA = Path.of("/var/lib/countersign");
  private static final Path SETTINGS = Path.of("/etc/countersign/countersign.env");
  private static final Path UNIT = Path.of("/lib/systemd/system/countersign.service");
  private static final String SECRET = "a-secret-of-this-test-alone-0123456789";

  private boolean installed;

  @BeforeEach
  void mayBeInstalled() {
    assumeTrue(Files.exists(PACKAGE), "no package was built: -Pdeb builds it");
    assumeTrue(run("id", "-u").output().strip().equals("0"), "only root installs a package");
    assumeTrue(run("dpkg", "--version").exitCode() == 0, "there is no dpkg");
    assumeTrue(
        !Files.exists(DATA) && run("dpkg", "-s", "countersign").exitCode() != 0,
        "Countersign is on this machine already");
  }

  @AfterEach
  void remove() {
    if (installed) {
      run("dpkg", "--purge", "countersign");
      run("rm", "-rf", DATA.toString());
      run("deluser", "--system", "countersign");
    }
  }

  @Test
  void isInstalledStartedUpgradedAndRemoved() throws Exception {
    installed = true;
    assertDone(run("dpkg", "-i", PACKAGE.toString()));
    assertThat(permissions(DATA)).isEqualTo("700 countersign countersign");
    assertThat(permissions(SETTINGS)).isEqualTo("640 root countersign");
    assertDone(run("systemd-analyze", "verify", UNIT.toString()));

    int port = ServerUnderTest.freePort();
    Files.writeString(
        SETTINGS,
        "COUNTERSIGN_HTTP_PORT="
            + port
            + "\nCOUNTERSIGN_BOOTSTRAP_CLIENT_ID=admin\nCOUNTERSIGN_BOOTSTRAP_CLIENT_SECRET="
            + SECRET
            + "\n");
    String profile = issuesFirst(port);

    assertDone(run("dpkg", "-i", "--force-confold", PACKAGE.toString()));
    assertThat(Files.readString(SETTINGS)).contains(SECRET);
    issuesAgain(port, profile);

    assertDone(run("dpkg", "-r", "countersign"));
    assertThat(UNIT).doesNotExist();
    assertThat(DATA.resolve("database").resolve("countersign.db")).exists();
    assertDone(run("dpkg", "--purge", "countersign"));
    assertThat(SETTINGS).doesNotExist();
    assertThat(DATA.resolve("master.key")).exists();
  }

  private static String issuesFirst(int port) throws Exception {
    Process server = startAsTheUnitSays();
    try {
      ApiClient admin = ready(port).loggedIn("admin", SECRET);
      TestProject project = TestProject.create(admin);
      String profile =
          project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
      issue(admin, profile);
      return profile;
    } finally {
      stop(server);
    }
  }

  private static void issuesAgain(int port, String profile) throws Exception {
    Process server = startAsTheUnitSays();
    try {
      issue(ready(port).loggedIn("admin", SECRET), profile);
    } finally {
      stop(server);
    }
  }

  private static void issue(ApiClient admin, String profile) {
    String csr = OpenSsl.in(TestDirectory.fresh("deb")).request("www.example.com");
    assertThat(TestProject.issue(admin, profile, csr).status()).isEqualTo(200);
  }

  /** Its user, its settings and its command, which need no systemd that runs. */
  private static Process startAsTheUnitSays() throws IOException {
    String command = value("ExecStart");
    ProcessBuilder builder =
        new ProcessBuilder("runuser", "-u", value("User"), "--", "sh", "-c", "exec " + command)
            .directory(DATA.toFile())
            .redirectErrorStream(true)
            .redirectOutput(TestDirectory.fresh("deb").resolve("output.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    String[] data = value("Environment").split("=", 2);
    environment.put(data[0], data[1]);
    for (String line : Files.readAllLines(Path.of(value("EnvironmentFile")))) {
      String[] setting = line.split("=", 2);
      environment.put(setting[0], setting[1]);
    }
    return builder.start();
  }

  private static String value(String name) throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static ApiClient ready(int port) throws InterruptedException {
    ApiClient client = ApiClient.anonymous(URI.create("http://127.0.0.1:" + port));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < end) {
      try {
        if (client.get("/health/ready").status() == 200) {
          return client;
        }
      } catch (UncheckedIOException e) {
        // It does not listen yet.
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the server does not become ready");
  }

  private static void stop(Process server) throws InterruptedException {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    assertThat(server.waitFor(40, TimeUnit.SECONDS)).isTrue();
  }

  private static String permissions(Path path) {
    return run("stat", "-c", "%a %U %G", path.toString()).output().strip();
  }

  private record Done(int exitCode, String output) {}

  private static void assertDone(Done done) {
    assertThat(done.exitCode()).as(done.output()).isZero();
  }

  private static Done run(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Done(process.waitFor(), output);
    } catch (IOException e) {
      return new Done(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
