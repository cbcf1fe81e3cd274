package org.countersign.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code openssl} in a directory. */
public final class OpenSsl {

  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;

  private OpenSsl(Path directory) {
    this.directory = directory;
  }

  public static OpenSsl in(Path directory) {
    return new OpenSsl(directory);
  }

  /**
   * What a command printed and how it ended.
   *
   * @param output standard output and standard error
   */
  public record Run(int exitCode, String output) {}

  /** Runs it; fails unless it succeeds. */
  public String run(String... arguments) {
    Run run = tryRun(arguments);
    assertThat(run.exitCode())
        .as("openssl %s: %s", String.join(" ", arguments), run.output())
        .isZero();
    return run.output();
  }

  public Run tryRun(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("openssl does not end: " + String.join(" ", command));
      }
      return new Run(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("openssl was interrupted", e);
    }
  }

  /** A file in the directory. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** The text of a file in the directory. */
  public String text(String name) {
    return TestDirectory.read(file(name));
  }

  /** A CSR for a new P-256 key, its subject and extensions as the configuration says. */
  public String requestByConfiguration(String name, String configuration) {
    TestDirectory.write(file(name + ".cnf"), configuration);
    run(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr",
        "-config",
        name + ".cnf");
    return text(name + ".csr");
  }

  /** A CSR for a new P-256 key with one DNS name, which is the common name too. */
  public String request(String dnsName) {
    run(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        dnsName + ".key",
        "-out",
        dnsName + ".csr",
        "-subj",
        "/CN=" + dnsName,
        "-addext",
        "subjectAltName=DNS:" + dnsName);
    return text(dnsName + ".csr");
  }
}
