package org.countersign.domain.x509;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A public key as it stands in a certificate (RFC 5280, 4.1.2.7), octet for octet.
 *
 * <p>Two are equal when their DER is. Made by the crypto adapter alone, which has checked the key.
 */
public final class SubjectPublicKeyInfo {

  /** RFC 7093, section 2, method 1: the leftmost 160 bits of the SHA-256 hash. */
  private static final int KEY_IDENTIFIER_OCTETS = 20;

  private final KeyAlgorithm algorithm;
  private final byte[] der;
  private final byte[] subjectPublicKey;

  /** Asked for several times on the walk of one request, and of a CA's key on every walk. */
  private volatile byte[] keyIdentifier;

  private volatile String fingerprint;

  /**
   * @param der the whole SubjectPublicKeyInfo
   * @param subjectPublicKey the octets of the BIT STRING inside it, without the count of unused
   *     bits
   */
  public SubjectPublicKeyInfo(KeyAlgorithm algorithm, byte[] der, byte[] subjectPublicKey) {
    this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
    this.der = der.clone();
    this.subjectPublicKey = subjectPublicKey.clone();
  }

  public KeyAlgorithm algorithm() {
    return algorithm;
  }

  public byte[] der() {
    return der.clone();
  }

  /** The octets of the BIT STRING subjectPublicKey. */
  public byte[] subjectPublicKey() {
    return subjectPublicKey.clone();
  }

  /** The subject key identifier (RFC 5280, 4.2.1.2) by RFC 7093, section 2, method 1. */
  public byte[] keyIdentifier() {
    byte[] known = keyIdentifier;
    if (known == null) {
      known = Arrays.copyOf(sha256(subjectPublicKey), KEY_IDENTIFIER_OCTETS);
      keyIdentifier = known;
    }
    return known.clone();
  }

  /** SHA-256 over the DER, lower-case hex: the name under which a key is looked for. */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = HexFormat.of().formatHex(sha256(der));
      fingerprint = known;
    }
    return known;
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPublicKeyInfo that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return algorithm + " " + fingerprint();
  }
}
