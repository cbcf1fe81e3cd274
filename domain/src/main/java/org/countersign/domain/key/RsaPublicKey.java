package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Objects;

/** The two numbers of an RSA public key (RFC 8017, 3.1), good or bad; the modulus is positive. */
public record RsaPublicKey(BigInteger modulus, BigInteger exponent) {

  public RsaPublicKey {
    Objects.requireNonNull(exponent, "exponent");
    if (modulus.signum() <= 0) {
      throw new IllegalArgumentException("an RSA modulus is positive");
    }
  }
}
