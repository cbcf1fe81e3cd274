package org.countersign.blackbox.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as they are pasted into a terminal. */
public final class Shell {

  private static final long PATIENCE_SECONDS = 180;

  private Shell() {}

  /**
   * What a script printed and how it ended.
   *
   * @param output standard output and standard error
   */
  public record Run(int exitCode, String output) {

    /** The output of one that succeeded. */
    public String ok() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + ":\n" + output);
      }
      return output;
    }
  }

  /**
   * @param program such as {@code sh} or {@code bash}
   * @param environment more variables
   */
  public static Run run(
      String program, Path directory, Map<String, String> environment, String script) {
    Path output = TestDirectory.fresh("shell").resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(program, "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("It does not end:\n" + TestDirectory.read(output));
      }
      return new Run(process.exitValue(), TestDirectory.read(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the shell was interrupted", e);
    }
  }
}
