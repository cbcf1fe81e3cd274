package org.countersign.blackbox.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of some mebibytes in memory, which can be filled. Only root can mount one. */
public final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 64 << 10;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts one on a new directory, or skips the test where that is not allowed. */
  public static SmallDisk mountedOrSkipped(Path directory, int mebibytes) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()),
        "no file system can be mounted here: only root may");
    return new SmallDisk(directory);
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public Path path() {
    return path;
  }

  private Path filler() {
    return path.resolve("filler");
  }

  /** Leaves no room. */
  public void fill() {
    try (FileChannel file =
        FileChannel.open(
            filler(),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      for (int block = BLOCK; block >= 1; block /= 2) {
        fill(file, block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(FileChannel file, int block) {
    try {
      while (true) {
        file.write(ByteBuffer.allocate(block));
      }
    } catch (IOException e) {
      // Full, for blocks of this size.
    }
  }

  /** Makes room again. */
  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", path.toString());
  }
}
