package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A public key as it stands in a certificate (RFC 5280, 4.1.2.7), octet for octet.
 *
 * <p>Two are equal when their DER is. Made by the crypto adapter alone, which has checked the key.
 */
public final class SubjectPublicKeyInfo {

  /** RFC 7093, section 2, method 1: the leftmost 160 bits of the SHA-256 hash. */
  private static final int KEY_IDENTIFIER_OCTETS = 20;

  private static final int INTEGER_OFFSET = 4;
  private static final int MODULUS_OFFSET = 8;
  private static final byte INTEGER = 0x02;
  private static final byte LENGTH_OF_TWO_OCTETS = (byte) 0x82;

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
      known = Arrays.copyOf(Fingerprint.sha256(subjectPublicKey), KEY_IDENTIFIER_OCTETS);
      keyIdentifier = known;
    }
    return known.clone();
  }

  /** SHA-256 over the DER, lower-case hex: the name under which a key is looked for. */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(der);
      fingerprint = known;
    }
    return known;
  }

  /**
   * SHA-256 over the octets of the RSA modulus, most significant first and without a leading zero,
   * lower-case hex: as public lists of compromised keys have it. Empty for a key of another kind.
   */
  public Optional<String> modulusFingerprint() {
    return algorithm.family() == KeyAlgorithm.Family.RSA
        ? modulus().map(Fingerprint::of)
        : Optional.empty();
  }

  /** RSAPublicKey (RFC 8017, A.1.1) begins with the modulus; both have a length in two octets. */
  private Optional<byte[]> modulus() {
    if (subjectPublicKey.length < MODULUS_OFFSET
        || subjectPublicKey[INTEGER_OFFSET] != INTEGER
        || subjectPublicKey[INTEGER_OFFSET + 1] != LENGTH_OF_TWO_OCTETS) {
      return Optional.empty();
    }
    int length =
        Byte.toUnsignedInt(subjectPublicKey[INTEGER_OFFSET + 2]) << Byte.SIZE
            | Byte.toUnsignedInt(subjectPublicKey[INTEGER_OFFSET + 3]);
    int end = MODULUS_OFFSET + length;
    if (length == 0 || end > subjectPublicKey.length) {
      return Optional.empty();
    }
    int begin = subjectPublicKey[MODULUS_OFFSET] == 0 ? MODULUS_OFFSET + 1 : MODULUS_OFFSET;
    return Optional.of(Arrays.copyOfRange(subjectPublicKey, begin, end));
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
