package org.countersign.distribution.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory in which the server keeps what must stay: readable by its owner alone, and used by
 * one server at a time.
 */
public final class DataDirectory {

  /**
   * Says that this process has claimed its data directory. A second lock file handle must not even
   * be opened then: on POSIX, closing it would release the first one's lock.
   */
  private static final String CLAIMED_PROPERTY = "org.countersign.claimed";

  private final Path path;

  private DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes it where it is missing.
   *
   * @throws SettingRefused when it cannot be made or written
   */
  public static DataDirectory prepare(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new SettingRefused(named(path) + " is a file, not a directory.");
    }
    try {
      Files.createDirectories(path, ownerOnly());
      Path probe = Files.createTempFile(path, ".probe", null);
      Files.delete(probe);
    } catch (IOException e) {
      throw new SettingRefused(named(path) + " cannot be written.", e);
    }
    return new DataDirectory(path);
  }

  /**
   * Claims it for this process, until the claim is closed or the process ends. Keep the claim: a
   * forgotten one is closed by the garbage collector.
   *
   * @throws SettingRefused when another process has it
   */
  public Claim claim() {
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new SettingRefused(
            "Another Countersign server is running on the data directory " + path + ".");
      }
      System.setProperty(CLAIMED_PROPERTY, path.toString());
      return new Claim(channel);
    } catch (IOException e) {
      throw new SettingRefused(named(path) + " cannot be locked.", e);
    }
  }

  /** Whether this process has it, by whichever class loader's copy of this class. */
  public boolean isClaimedHere() {
    return path.toString().equals(System.getProperty(CLAIMED_PROPERTY));
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String named(Path path) {
    return "The data directory " + path + " (" + SettingName.DATA_DIR.variable() + ")";
  }

  public Path path() {
    return path;
  }

  /** Where the master key is when no other place was set. */
  public Path masterKeyFile() {
    return path.resolve("master.key");
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Held by the one server that uses the directory. */
  public static final class Claim implements AutoCloseable {

    private final FileChannel channel;

    private Claim(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        System.clearProperty(CLAIMED_PROPERTY);
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException("The lock of the data directory cannot be released", e);
      }
    }
  }
}
