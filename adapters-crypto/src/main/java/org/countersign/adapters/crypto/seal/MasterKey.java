package org.countersign.adapters.crypto.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which every other secret of an installation is sealed: 32 octets.
 *
 * <p>Whoever has it and the database has the CAs' keys; whoever has lost it has lost them.
 */
public final class MasterKey {

  static final int OCTETS = 32;

  /** Enough to tell any two keys of an installation apart. */
  static final int ID_OCTETS = 8;

  private static final byte[] ID_PREFIX = {
    'm', 'a', 's', 't', 'e', 'r', '-', 'k', 'e', 'y', '-', 'i', 'd', 0
  };

  private final SecretKey key;
  private final byte[] id;

  private MasterKey(byte[] octets) {
    if (octets.length != OCTETS) {
      throw new IllegalArgumentException(
          "a master key has " + OCTETS + " octets, not " + octets.length);
    }
    this.key = new SecretKeySpec(octets, "AES");
    this.id = idOf(octets);
  }

  /** The key that these octets are; they are copied. */
  public static MasterKey of(byte[] octets) {
    return new MasterKey(octets);
  }

  /** A new random key that is kept nowhere. */
  public static MasterKey generate(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    try {
      return new MasterKey(octets);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  /**
   * Reads a key file: 32 octets in base64, one line, as {@link #create} and {@code openssl rand
   * -base64 32} write it.
   *
   * @throws MasterKeyUnusable when the file is missing, others than its owner may read it, or it
   *     holds no such key; the message is one sentence for the operator and holds nothing of the
   *     key
   */
  public static MasterKey read(Path file) {
    byte[] octets = MasterKeyFile.read(file);
    try {
      return new MasterKey(octets);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  /**
   * Makes a new key and its file, mode 0600, which is there whole or not at all and survives a
   * crash.
   *
   * @throws MasterKeyUnusable when a file of that name is there, which is left alone, or it cannot
   *     be written
   */
  public static MasterKey create(Path file, SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    try {
      MasterKeyFile.create(file, octets);
      return new MasterKey(octets);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  SecretKey key() {
    return key;
  }

  /**
   * Names the key without giving it away: the beginning of a hash over it, for its 256 bits cannot
   * be searched.
   */
  byte[] id() {
    return id.clone();
  }

  private static byte[] idOf(byte[] octets) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ID_PREFIX);
      return Arrays.copyOf(sha256.digest(octets), ID_OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "MasterKey[…]";
  }

  /**
   * The file of the master key cannot be used; the message is one sentence that says what to do.
   */
  public static final class MasterKeyUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterKeyUnusable(String message) {
      super(message);
    }

    MasterKeyUnusable(String message, IOException cause) {
      super(message, cause);
    }
  }
}
