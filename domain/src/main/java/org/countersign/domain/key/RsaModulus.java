package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.countersign.domain.x509.Fingerprint;

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

  /** As {@link org.countersign.domain.x509.SubjectPublicKeyInfo#modulusFingerprint}. */
  public String fingerprint() {
    byte[] octets = modulus.toByteArray();
    int sign = octets[0] == 0 ? 1 : 0;
    return Fingerprint.of(Arrays.copyOfRange(octets, sign, octets.length));
  }
}
