package org.countersign.distribution.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * The file with the master key, under which all secrets in the database are sealed: 32 octets in
 * base64. Looked at before the server boots, so that a wrong one is told at once; the key itself is
 * read by who seals.
 */
public final class MasterKeyFile {

  private static final int KEY_BYTES = 32;

  private MasterKeyFile() {}

  /** The file of these settings. */
  public static Path of(Settings settings, DataDirectory directory) {
    return settings.masterKeyFile().orElseGet(directory::masterKeyFile);
  }

  /**
   * Refuses a file that holds no key. That our own is missing is in order: it will be made.
   *
   * @throws SettingRefused when the file is missing, open to others, or holds no such key
   */
  public static void refuseWhereUnusable(Settings settings, DataDirectory directory) {
    Path file = of(settings, directory);
    if (settings.masterKeyFile().isEmpty() && !Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      throw new SettingRefused(named(file) + " does not exist.");
    }
    try {
      refuseOpenToOthers(file);
      refuseWithoutKey(file);
    } catch (IOException e) {
      throw new SettingRefused(named(file) + " cannot be read.", e);
    }
  }

  private static void refuseWithoutKey(Path file) throws IOException {
    int bytes;
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      bytes = Base64.getDecoder().decode(text).length;
    } catch (IllegalArgumentException e) {
      throw new SettingRefused(
          named(file)
              + " is not base64; "
              + KEY_BYTES
              + " bytes are needed, as 'openssl rand -base64 32' makes them.");
    }
    if (bytes != KEY_BYTES) {
      throw new SettingRefused(
          named(file)
              + " holds "
              + bytes
              + " bytes; "
              + KEY_BYTES
              + " are needed, as 'openssl rand -base64 32' makes them.");
    }
  }

  private static String named(Path file) {
    return "The master key file " + file + " (" + SettingName.MASTER_KEY_FILE.variable() + ")";
  }

  private static void refuseOpenToOthers(Path file) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
      throw new SettingRefused(
          named(file)
              + " is open to others ("
              + PosixFilePermissions.toString(permissions)
              + "); make it readable by its owner alone: chmod 600.");
    }
  }
}
