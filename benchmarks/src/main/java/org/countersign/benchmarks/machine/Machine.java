package org.countersign.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the machine is, in a sentence. */
public final class Machine {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Machine() {}

  /** Date, processor, cores, memory, kernel, OpenSSL. */
  public static String describe() {
    return "%s; %s, %d cores, %.1f GiB of memory; Linux %s; %s"
        .formatted(
            DATE.format(Instant.now()),
            field("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            Double.parseDouble(field("/proc/meminfo", "MemTotal").replace(" kB", "")) / (1 << 20),
            System.getProperty("os.version"),
            openSslVersion());
  }

  private static String field(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read; the benchmarks need Linux", e);
    }
  }

  private static String openSslVersion() {
    try {
      Process process = new ProcessBuilder("openssl", "version").start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.strip().replaceFirst(" \\(.*", "").replaceFirst("(\\S+ \\S+).*", "$1");
    } catch (IOException e) {
      return "no OpenSSL";
    }
  }
}
