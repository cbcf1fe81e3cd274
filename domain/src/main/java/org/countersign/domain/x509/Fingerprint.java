package org.countersign.domain.x509;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex: the name under which keys are looked for. */
public final class Fingerprint {

  private Fingerprint() {}

  public static String of(byte[] octets) {
    return HexFormat.of().formatHex(sha256(octets));
  }

  static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
