package org.countersign.adapters.crypto.seal;

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

  /** Whether octets that were sealed say that it was under this key; nothing is opened. */
  public boolean hasSealed(byte[] sealed) {
    return AesGcmSealing.names(this, sealed);
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
}
