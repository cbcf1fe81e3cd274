package org.countersign.distribution.settings;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The file with the master key, under which all secrets in the database are sealed: 32 octets, an
 * AES-256 key, readable by its owner alone.
 */
public final class MasterKeyFile {

  /** AES-256. */
  public static final int KEY_BYTES = 32;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private MasterKeyFile() {}

  /** The file of these settings. */
  public static Path of(Settings settings, DataDirectory directory) {
    return settings.masterKeyFile().orElseGet(directory::masterKeyFile);
  }

  /**
   * Reads the key.
   *
   * @throws SettingRefused when the file is missing, too long or short, or open to others
   */
  public static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new SettingRefused("The master key file " + file + " does not exist.");
      }
      refuseOpenToOthers(file);
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new SettingRefused(
            "The master key file "
                + file
                + " has "
                + key.length
                + " bytes; exactly "
                + KEY_BYTES
                + " are needed, as 'openssl rand "
                + KEY_BYTES
                + "' makes them.");
      }
      return key;
    } catch (IOException e) {
      throw new SettingRefused("The master key file " + file + " cannot be read.", e);
    }
  }

  /**
   * Makes a new key, if there is no file yet.
   *
   * @return whether one was made
   * @throws SettingRefused when it cannot be written
   */
  public static boolean makeIfMissing(Path file) {
    if (Files.exists(file)) {
      return false;
    }
    try {
      Path unfinished = Files.createTempFile(file.getParent(), ".master", null, ownerOnly());
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      Files.write(unfinished, key);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new SettingRefused("The master key file " + file + " cannot be made.", e);
    }
  }

  private static void refuseOpenToOthers(Path file) throws IOException {
    if (!isPosix()) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
      throw new SettingRefused(
          "The master key file "
              + file
              + " is open to others ("
              + PosixFilePermissions.toString(permissions)
              + "); make it readable by its owner alone: chmod 600.");
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
