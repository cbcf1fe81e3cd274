package org.countersign.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signatures and verifications a second, as {@code openssl speed} has them on one core. */
record OpenSslSpeed(double signs, double verifies) {

  /** The line for programs (option {@code -mr}): kind, key, size, then operations a second. */
  private static final Pattern RESULT =
      Pattern.compile("^\\+F\\d+:\\d+:\\d+:([0-9.e+-]+):([0-9.e+-]+)$", Pattern.MULTILINE);

  static OpenSslSpeed measure(String algorithm, int seconds) {
    ProcessBuilder command =
        new ProcessBuilder(
            "openssl", "speed", "-mr", "-seconds", Integer.toString(seconds), algorithm);
    try {
      Process process = command.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return read(output);
    } catch (IOException e) {
      throw new IllegalStateException("openssl does not run; it is needed for comparison", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * @throws IllegalArgumentException when there is no result in it
   */
  static OpenSslSpeed read(String output) {
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IllegalArgumentException("no result of openssl speed in: " + output);
    }
    return new OpenSslSpeed(
        Double.parseDouble(result.group(1)), Double.parseDouble(result.group(2)));
  }
}
