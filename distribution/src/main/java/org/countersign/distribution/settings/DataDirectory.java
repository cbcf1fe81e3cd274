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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final String LOCK = "lock";

  /**
   * Each a file that nobody else has: the key, the database, the one before it was SQLite, and what
   * a server writes that keeps both of them elsewhere.
   */
  private static final List<String> OURS =
      List.of(
          "master.key",
          "database/countersign.db",
          "database/countersign.properties",
          "instance/config/logging.properties");

  private static final Path OF_NEW_FILE_SYSTEMS = Path.of("lost+found");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;

  private DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes it where it is missing, and closes it to others where they could look into it.
   *
   * @throws SettingRefused when it cannot be made, written or closed to others, or is open to them
   *     and holds what is not Countersign's
   */
  public static DataDirectory prepare(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new SettingRefused(named(path) + " is a file, not a directory.");
    }
    try {
      Files.createDirectories(path, ownerOnly());
      closeToOthers(path);
      Path probe = Files.createTempFile(path, ".probe", null);
      Files.delete(probe);
    } catch (IOException e) {
      throw new SettingRefused(named(path) + " cannot be written.", e);
    }
    return new DataDirectory(path);
  }

  private static void closeToOthers(Path path) throws IOException {
    if (!hasModes()) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (isOwnersAlone(permissions)) {
      return;
    }
    String open = " is open to others (" + PosixFilePermissions.toString(permissions) + ") and ";
    if (!isOurs(path)) {
      throw new SettingRefused(
          named(path)
              + open
              + "holds files that are not Countersign's; name an empty directory, or one inside it"
              + " that does not exist yet.");
    }
    try {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    } catch (IOException e) {
      throw new SettingRefused(
          named(path)
              + open
              + "belongs to somebody else; make it the server's own with mode 0700, or name one"
              + " inside it that does not exist yet.",
          e);
    }
  }

  private static boolean isOwnersAlone(Set<PosixFilePermission> permissions) {
    return permissions.stream().allMatch(permission -> permission.name().startsWith("OWNER_"));
  }

  /** A directory of everybody's, such as the one for temporary files, must stay theirs. */
  private static boolean isOurs(Path path) throws IOException {
    if (OURS.stream().anyMatch(name -> Files.exists(path.resolve(name)))) {
      return true;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.allMatch(each -> each.endsWith(OF_NEW_FILE_SYSTEMS));
    }
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
              path.resolve(LOCK),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              attributes("rw-------"));
      if (hasModes()) {
        // One of an earlier server may have been made readable for all.
        Files.setPosixFilePermissions(
            path.resolve(LOCK), PosixFilePermissions.fromString("rw-------"));
      }
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

  /** For a directory that nobody but its owner may look into; nothing where there are no modes. */
  public static FileAttribute<?>[] ownerOnly() {
    return attributes("rwx------");
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return hasModes()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasModes() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
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
