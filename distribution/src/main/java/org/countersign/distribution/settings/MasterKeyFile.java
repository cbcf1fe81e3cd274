package org.countersign.distribution.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * The file with the master key, under which all secrets in the database are sealed: 32 bytes in
 * base64 on one line, readable by its owner alone.
 *
 * @param isNamed whether a setting names it, so that it must be there; else it is made when missing
 */
public record MasterKeyFile(Path path, boolean isNamed) {

  private static final int KEY_BYTES = 32;

  /** The base64 of 32 bytes is 44 characters; the rest leaves room for the end of the line. */
  private static final int LARGEST_BYTES = 64;

  private static final String NEEDED =
      "needed are " + KEY_BYTES + " bytes, as 'openssl rand -base64 32' makes them.";

  /** The file of these settings. */
  public static MasterKeyFile of(Settings settings, DataDirectory directory) {
    return new MasterKeyFile(
        settings.masterKeyFile().orElseGet(directory::masterKeyFile),
        settings.masterKeyFile().isPresent());
  }

  /** Whether there is none, and the settings name none: one is to be made. */
  public boolean isToBeMade() {
    return !isNamed && !Files.exists(path);
  }

  /**
   * Refuses a file that holds no key, before the server boots, so that a wrong one is told at once.
   *
   * @throws SettingRefused as {@link #read} does
   */
  public void refuseWhereUnusable() {
    if (!isToBeMade()) {
      Arrays.fill(read(), (byte) 0);
    }
  }

  /**
   * Reads the 32 bytes of the key, as {@link #create} and {@code openssl rand -base64 32} write it.
   *
   * @throws SettingRefused when the file is missing, open to others than its owner, or holds no
   *     such key; the message holds nothing of the key
   */
  public byte[] read() {
    if (!Files.isRegularFile(path)) {
      throw refused("does not exist.");
    }
    byte[] text = {};
    try {
      refuseOpenToOthers();
      if (Files.size(path) > LARGEST_BYTES) {
        throw refused("is longer than " + KEY_BYTES + " bytes in base64; " + NEEDED);
      }
      text = Files.readAllBytes(path);
      return decoded(text);
    } catch (IOException e) {
      throw new SettingRefused(named() + " cannot be read.", e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private byte[] decoded(byte[] text) {
    int end = text.length;
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    byte[] line = Arrays.copyOf(text, end);
    byte[] key;
    try {
      key = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      // Without its cause, whose message may repeat a character of the key.
      throw refused("is not base64 on one line; " + NEEDED);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
    if (key.length != KEY_BYTES) {
      Arrays.fill(key, (byte) 0);
      throw refused("holds " + key.length + " bytes; " + NEEDED);
    }
    return key;
  }

  /**
   * Makes a new key and its file, mode 0600, which is there whole or not at all and survives a
   * crash.
   *
   * @throws SettingRefused when a file of that name is there, which is left alone, or it cannot be
   *     written
   */
  public void create(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    byte[] text = Base64.getEncoder().encode(key);
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    try {
      publish(line);
    } catch (FileAlreadyExistsException e) {
      throw new SettingRefused(named() + " exists already and was left alone.", e);
    } catch (IOException e) {
      throw new SettingRefused(named() + " cannot be written: " + e.getMessage() + ".", e);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(text, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  /**
   * Written whole under another name first: a link is made at once or, where the name is taken, not
   * at all.
   */
  private void publish(byte[] line) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(directory, ".master-key", ".draft", ownerOnly());
    try {
      write(draft, line);
      Files.createLink(path, draft);
    } catch (UnsupportedOperationException e) {
      // Without links a crash may leave a part of the file, which is then refused when it is read.
      Files.createFile(path, ownerOnly());
      write(path, line);
    } finally {
      Files.deleteIfExists(draft);
    }
    forceDirectory(directory);
  }

  private static void write(Path file, byte[] line) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer remaining = ByteBuffer.wrap(line);
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
  }

  private void forceDirectory(Path directory) throws IOException {
    if (hasModes()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private void refuseOpenToOthers() throws IOException {
    if (!hasModes()) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
      throw refused(
          "is open to others ("
              + PosixFilePermissions.toString(permissions)
              + "); make it readable by its owner alone: chmod 600.");
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return hasModes()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean hasModes() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Says of this file why the server cannot start with it.
   *
   * @param why the rest of a sentence that begins with the file
   */
  public SettingRefused refused(String why) {
    return new SettingRefused(named() + " " + why);
  }

  private String named() {
    return "The master key file " + path + " (" + SettingName.MASTER_KEY_FILE.variable() + ")";
  }
}
