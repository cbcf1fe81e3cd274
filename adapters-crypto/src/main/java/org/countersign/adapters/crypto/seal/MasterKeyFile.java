package org.countersign.adapters.crypto.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.countersign.adapters.crypto.seal.MasterKey.MasterKeyUnusable;

/** The file of a master key: its octets in base64, one line, readable by its owner alone. */
final class MasterKeyFile {

  /** The base64 of 32 octets is 44 characters; the rest leaves room for the end of the line. */
  private static final int MAX_OCTETS = 64;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private MasterKeyFile() {}

  static byte[] read(Path file) {
    byte[] text = {};
    try {
      checkMode(file);
      if (Files.size(file) > MAX_OCTETS) {
        throw malformed(file);
      }
      text = Files.readAllBytes(file);
      return decode(file, text);
    } catch (NoSuchFileException e) {
      throw new MasterKeyUnusable("The master key file " + file + " does not exist.", e);
    } catch (IOException e) {
      throw new MasterKeyUnusable(
          "The master key file " + file + " cannot be read: " + e.getMessage(), e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static void checkMode(Path file) throws IOException {
    if (!hasModes(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
      throw new MasterKeyUnusable(
          "The master key file %s is open to others than its owner (%s); set its mode to 0600."
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
  }

  private static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static byte[] decode(Path file, byte[] text) {
    int end = text.length;
    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    byte[] line = Arrays.copyOf(text, end);
    try {
      byte[] octets = Base64.getDecoder().decode(line);
      if (octets.length != MasterKey.OCTETS) {
        Arrays.fill(octets, (byte) 0);
        throw malformed(file);
      }
      return octets;
    } catch (IllegalArgumentException e) {
      // Without its cause, whose message may repeat a character of the key.
      throw malformed(file);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private static MasterKeyUnusable malformed(Path file) {
    return new MasterKeyUnusable(
        "The master key file "
            + file
            + " does not hold "
            + MasterKey.OCTETS
            + " octets in base64 on one line.");
  }

  static void create(Path file, byte[] octets) {
    byte[] text = Base64.getEncoder().encode(octets);
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    try {
      publish(file, line);
    } catch (FileAlreadyExistsException e) {
      throw new MasterKeyUnusable(
          "The master key file " + file + " exists already and was left alone.", e);
    } catch (IOException e) {
      throw new MasterKeyUnusable(
          "The master key file " + file + " cannot be written: " + e.getMessage(), e);
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  /**
   * Written whole under another name first: a link is made at once or, where the name is taken, not
   * at all.
   */
  private static void publish(Path file, byte[] line) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(directory, ".master-key", ".draft", ownerOnly(file));
    try {
      write(draft, line);
      Files.createLink(file, draft);
    } catch (UnsupportedOperationException e) {
      writeInPlace(file, line);
    } finally {
      Files.deleteIfExists(draft);
    }
    forceDirectory(directory);
  }

  /**
   * On a file system without links a crash may leave a part of the file, which {@link #read} then
   * refuses.
   */
  private static void writeInPlace(Path file, byte[] line) throws IOException {
    Files.createFile(file, ownerOnly(file));
    write(file, line);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return hasModes(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
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

  private static void forceDirectory(Path directory) throws IOException {
    if (hasModes(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
