package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.Document;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.ServerInstallation;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.Shell;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** The script with which everybody begins. */
@NeedsOpenSsl
class QuickstartIT {

  private static final Path SCRIPT = Path.of("..", "quickstart").toAbsolutePath().normalize();
  private static final String RUNS = "Countersign runs.";
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Path data = TestDirectory.fresh("quickstart");
  private final Path output = data.resolve("output.txt");

  @Test
  void issuesThenGoesOnWithWhatIsThereEvenWithoutOpenSsl() throws Exception {
    int port = ServerUnderTest.freePort();
    String first = runUntilItServes(port, System.getenv("PATH"));
    assertThat(first)
        .contains("project made", "profile web-server made", "www.example.com.crt: OK")
        .contains("Subject Alternative Name")
        .contains("http://127.0.0.1:" + port + "/api-docs")
        .doesNotContain("keytool");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("credentials"))))
        .isEqualTo("rw-------");

    String second = runUntilItServes(port, pathWithoutOpenSsl());
    assertThat(second)
        .contains("project is there", "profile web-server is there")
        .contains("There is no openssl on this machine", "Certificate reply was installed")
        .doesNotContain(" made (");
    assertThat(line(second, "client secret")).isEqualTo(line(first, "client secret"));
  }

  @Test
  void saysThatThePortIsBusyAndHowToChooseAnother() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Process script = start(busy.getLocalPort(), System.getenv("PATH"));
      assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(script.exitValue()).isEqualTo(1);
      assertThat(TestDirectory.read(output))
          .contains("Port " + busy.getLocalPort() + " of 127.0.0.1 is busy")
          .contains("COUNTERSIGN_HTTP_PORT=8081 ./quickstart");
    }
  }

  @Test
  void saysThatCurlIsMissing() throws Exception {
    Process script = start(ServerUnderTest.freePort(), pathWithout("curl"));
    assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isEqualTo(1);
    assertThat(TestDirectory.read(output)).contains("curl is not on the PATH");
  }

  /** Runs it to its last words, uses what it printed, ends it as Ctrl-C does. */
  private String runUntilItServes(int port, String path) throws Exception {
    Process script = start(port, path);
    try {
      awaitLastWords(script);
      String said = TestDirectory.read(output);
      usesWhatItPrinted(port, said);
      assertThat(pasted(said)).contains("BEGIN CERTIFICATE", "\"status\":\"issued\"");
      assertThat(readme(port)).contains("BEGIN CERTIFICATE", "\"status\":\"issued\"");
      assertThat(Certificates.one(TestDirectory.read(data.resolve("www.example.com.crt"))))
          .isNotNull();
      interrupt(script);
      assertThat(script.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      // The server ended too: its port can be had again.
      new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
      return said;
    } finally {
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly();
    }
  }

  private Process start(int port, String path) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString())
            .directory(SCRIPT.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("COUNTERSIGN_HTTP_PORT", Integer.toString(port));
    environment.put("QUICKSTART_DIR", data.toString());
    environment.put("QUICKSTART_JAR", ServerInstallation.built().jar().toString());
    return builder.start();
  }

  private void awaitLastWords(Process script) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!TestDirectory.read(output).contains("to begin anew")) {
      if (!script.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("It does not come to its end:\n" + TestDirectory.read(output));
      }
      Thread.sleep(200);
    }
    assertThat(TestDirectory.read(output)).contains(RUNS);
  }

  private static void usesWhatItPrinted(int port, String said) {
    ApiClient client = ApiClient.anonymous(URI.create("http://127.0.0.1:" + port));
    client
        .loggedIn(line(said, "client id"), line(said, "client secret"))
        .get(TestProject.PROJECTS + "/slug/quickstart")
        .ok();
    assertThat(client.get("/api-docs").status()).isIn(200, 302, 301, 307);
  }

  /** What the commands that it offers for pasting print. */
  private String pasted(String said) throws Exception {
    String commands = said.substring(said.indexOf("    . '"), said.indexOf("Ctrl-C ends"));
    Path pasted = data.resolve("pasted.txt");
    Process shell =
        new ProcessBuilder("bash", "-c", commands)
            .redirectErrorStream(true)
            .redirectOutput(pasted.toFile())
            .start();
    assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return TestDirectory.read(pasted);
  }

  /** What the commands of the README print, which are for the quickstart's server. */
  private String readme(int port) throws IOException {
    Path directory = TestDirectory.fresh("readme");
    Files.createSymbolicLink(directory.resolve("quickstart-data"), data);
    List<String> blocks = Document.at("README.md").blocksUnder("Issue a certificate by hand");
    assertThat(blocks).hasSize(1);
    return Shell.run("sh", directory, Map.of(), blocks.get(0).replace(":8080/", ":" + port + "/"))
        .ok();
  }

  private static String line(String said, String title) {
    return said.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(title + "  "))
        .map(line -> line.substring(title.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + title + " in\n" + said));
  }

  private static void interrupt(Process script) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(script.pid())).start().waitFor();
  }

  private static String pathWithoutOpenSsl() throws IOException {
    return pathWithout("openssl");
  }

  /** A directory that links to every program on the path but one. */
  private static String pathWithout(String missing) throws IOException {
    Path programs = TestDirectory.fresh("programs");
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(directory))) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
          for (Path program : (Iterable<Path>) files::iterator) {
            Path link = programs.resolve(program.getFileName());
            if (!program.endsWith(missing)
                && !Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
              Files.createSymbolicLink(link, program);
            }
          }
        }
      }
    }
    assertThat(List.of("bash", "sed", "awk"))
        .allSatisfy(each -> assertThat(programs.resolve(each)).exists());
    return programs.toString();
  }
}
