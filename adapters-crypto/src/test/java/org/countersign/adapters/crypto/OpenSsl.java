package org.countersign.adapters.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code openssl}, which knows nothing of our code. Where it is missing the test is skipped,
 * but not on the build server.
 */
public final class OpenSsl {

  private final Path directory;

  private OpenSsl(Path directory) {
    this.directory = directory;
  }

  /** In a directory of its own. */
  public static OpenSsl in(Path directory) {
    boolean present = isPresent();
    if (!present && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("there is no openssl on the build server");
    }
    assumeTrue(present, "there is no openssl here");
    return new OpenSsl(directory);
  }

  private static boolean isPresent() {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs a command and gives what it printed; fails when it fails. */
  public String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "openssl", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    String printed = Files.readString(output, StandardCharsets.ISO_8859_1);
    if (process.exitValue() != 0) {
      throw new AssertionError(command + " failed: " + printed);
    }
    return printed;
  }

  public Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  public String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }
}
