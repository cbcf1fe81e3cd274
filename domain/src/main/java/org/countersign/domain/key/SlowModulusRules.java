package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/**
 * What is true of every good RSA modulus, and takes too long to check while a requester waits: some
 * ten milliseconds for one of 2048 bits, where a signature takes one.
 */
public final class SlowModulusRules {

  /** A composite number is taken for a prime once in 2^100, and mostly told in one round. */
  private static final int CERTAINTY = 100;

  private SlowModulusRules() {}

  /** What speaks against a modulus that breaks none of the {@link RsaKeyRules}. */
  public static Optional<RequestFlaw> flawOf(BigInteger modulus) {
    return modulus.isProbablePrime(CERTAINTY)
        ? Optional.of(RequestFlaw.KEY_MODULUS_PRIME)
        : Optional.empty();
  }
}
