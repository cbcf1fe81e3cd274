package org.countersign.adapters.crypto.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.application.port.crypto.SecretSealing;

/**
 * Seals with AES-256-GCM, twice: the secret under a data key of its own, the data key under the
 * master key.
 *
 * <p>The octets: format (1), id of the master key (8), nonce (12) and sealed data key (32 + 16),
 * nonce (12) and sealed secret (its length + 16). Format, id and purpose are authenticated in both.
 * The id makes it known which master key is wanted once there are two.
 */
public final class AesGcmSealing implements SecretSealing {

  private static final byte FORMAT = 1;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_OCTETS = 16;
  private static final int DATA_KEY_OCTETS = 32;
  private static final int HEADER_OCTETS = 1 + MasterKey.ID_OCTETS;
  private static final int SEALED_KEY_OCTETS = DATA_KEY_OCTETS + TAG_OCTETS;
  private static final int MIN_OCTETS =
      HEADER_OCTETS + NONCE_OCTETS + SEALED_KEY_OCTETS + NONCE_OCTETS + TAG_OCTETS;

  private final MasterKey masterKey;
  private final SecureRandom random;

  public AesGcmSealing(MasterKey masterKey, SecureRandom random) {
    this.masterKey = Objects.requireNonNull(masterKey, "masterKey");
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public byte[] seal(byte[] secret, String purpose) {
    byte[] dataKey = random(DATA_KEY_OCTETS);
    try {
      byte[] header = ByteBuffer.allocate(HEADER_OCTETS).put(FORMAT).put(masterKey.id()).array();
      byte[] authenticated = authenticated(header, purpose);
      ByteBuffer sealed = ByteBuffer.allocate(MIN_OCTETS + secret.length).put(header);
      encrypt(masterKey.key(), authenticated, dataKey, sealed);
      encrypt(new SecretKeySpec(dataKey, "AES"), authenticated, secret, sealed);
      return sealed.array();
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public byte[] open(byte[] sealed, String purpose) {
    if (sealed.length < MIN_OCTETS) {
      throw new SealBroken("sealed octets for " + purpose + " are cut off");
    }
    ByteBuffer remaining = ByteBuffer.wrap(sealed);
    byte[] header = take(remaining, HEADER_OCTETS);
    checkHeader(header, purpose);
    byte[] authenticated = authenticated(header, purpose);
    byte[] dataKey = decrypt(masterKey.key(), authenticated, remaining, SEALED_KEY_OCTETS, purpose);
    try {
      SecretKey key = new SecretKeySpec(dataKey, "AES");
      return decrypt(key, authenticated, remaining, remaining.remaining() - NONCE_OCTETS, purpose);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private void checkHeader(byte[] header, String purpose) {
    if (header[0] != FORMAT) {
      throw new SealBroken("sealed octets for " + purpose + " are of an unknown format");
    }
    if (!names(masterKey, header)) {
      throw new SealBroken(
          "sealed octets for " + purpose + " were sealed under another master key");
    }
  }

  /** Whether these octets say that they were sealed under that key. */
  static boolean names(MasterKey key, byte[] sealed) {
    return sealed.length >= HEADER_OCTETS
        && Arrays.equals(sealed, 1, HEADER_OCTETS, key.id(), 0, MasterKey.ID_OCTETS);
  }

  private static byte[] authenticated(byte[] header, String purpose) {
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(header.length + name.length).put(header).put(name).array();
  }

  private void encrypt(SecretKey key, byte[] authenticated, byte[] plain, ByteBuffer sealed) {
    byte[] nonce = random(NONCE_OCTETS);
    try {
      sealed.put(nonce);
      sealed.put(cipher(Cipher.ENCRYPT_MODE, key, nonce, authenticated).doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not encrypt", e);
    }
  }

  private static byte[] decrypt(
      SecretKey key, byte[] authenticated, ByteBuffer sealed, int octets, String purpose) {
    byte[] nonce = take(sealed, NONCE_OCTETS);
    byte[] encrypted = take(sealed, octets);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, authenticated).doFinal(encrypted);
    } catch (AEADBadTagException e) {
      throw new SealBroken(
          "sealed octets for " + purpose + " were changed, or sealed for another purpose");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not decrypt", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] authenticated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_OCTETS, nonce));
    cipher.updateAAD(authenticated);
    return cipher;
  }

  private byte[] random(int octets) {
    byte[] drawn = new byte[octets];
    random.nextBytes(drawn);
    return drawn;
  }

  private static byte[] take(ByteBuffer from, int octets) {
    byte[] taken = new byte[octets];
    from.get(taken);
    return taken;
  }
}
