package org.countersign.benchmarks.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the machine can do at best, a second: taken in the same minute as the results that are
 * compared with it, for a shared machine is not the same one an hour later.
 *
 * @param p256Verifies by OpenSSL on one core
 * @param p256Signs by OpenSSL on one core
 * @param rsa2048Signs by OpenSSL on one core
 * @param syncs 4 KiB written at a file's end and forced to the disk (fdatasync(2)), by one thread
 */
public record MachineLimits(
    double p256Verifies, double p256Signs, double rsa2048Signs, double syncs) {

  private static final int SECONDS = 1;
  private static final Duration SYNCING = Duration.ofSeconds(1);
  private static final int BLOCK_OCTETS = 4096;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Takes about five seconds of one core. */
  public static MachineLimits measure(Path directory) {
    OpenSslSpeed p256 = OpenSslSpeed.measure("ecdsap256", SECONDS);
    OpenSslSpeed rsa = OpenSslSpeed.measure("rsa2048", SECONDS);
    return new MachineLimits(p256.verifies(), p256.signs(), rsa.signs(), syncs(directory));
  }

  private static double syncs(Path directory) {
    try {
      Path file = Files.createTempFile(directory, "sync", ".bin");
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        return syncs(channel);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("nothing can be synced in " + directory, e);
    }
  }

  private static double syncs(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_OCTETS);
    long begin = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - begin < SYNCING.toNanos()) {
      channel.write(block.rewind());
      channel.force(false);
      count++;
    }
    return count * NANOS_PER_SECOND / (System.nanoTime() - begin);
  }

  /** A sentence's worth. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%.0f P-256 verifications, %.0f P-256 signatures and %.0f RSA-2048 signatures a second by"
            + " OpenSSL on one core; %.0f fdatasync a second",
        p256Verifies,
        p256Signs,
        rsa2048Signs,
        syncs);
  }

  /** The mean of several, for one line about all of them. */
  public static MachineLimits mean(List<MachineLimits> all) {
    return new MachineLimits(
        all.stream().mapToDouble(MachineLimits::p256Verifies).average().orElse(0),
        all.stream().mapToDouble(MachineLimits::p256Signs).average().orElse(0),
        all.stream().mapToDouble(MachineLimits::rsa2048Signs).average().orElse(0),
        all.stream().mapToDouble(MachineLimits::syncs).average().orElse(0));
  }
}
