package org.countersign.application.port.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals with AES-GCM of the JDK under one key, without an envelope. */
public final class FakeSecretSealing implements SecretSealing {

  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(random.generateSeed(32), "AES");

  @Override
  public byte[] seal(byte[] secret, String purpose) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
      return DerWriter.join(nonce, encrypted);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] open(byte[] sealed, String purpose) {
    if (sealed.length < NONCE_OCTETS + TAG_BITS / 8) {
      throw new SealBroken("cut off");
    }
    ByteBuffer remaining = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_OCTETS];
    remaining.get(nonce);
    byte[] encrypted = new byte[remaining.remaining()];
    remaining.get(encrypted);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(encrypted);
    } catch (GeneralSecurityException e) {
      throw new SealBroken("sealed for " + purpose + " it was not");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
