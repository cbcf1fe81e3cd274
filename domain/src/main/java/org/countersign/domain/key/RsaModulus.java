package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Objects;

/**
 * The modulus of an RSA key that was certified here.
 *
 * @param publicKeyFingerprint SHA-256 over the key's SubjectPublicKeyInfo, lower-case hex
 */
public record RsaModulus(String publicKeyFingerprint, BigInteger modulus) {

  public RsaModulus {
    Objects.requireNonNull(publicKeyFingerprint, "publicKeyFingerprint");
    if (modulus.signum() <= 0) {
      throw new IllegalArgumentException("an RSA modulus is positive");
    }
  }
}
