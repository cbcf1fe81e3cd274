package org.countersign.domain.key;

import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.request.RequestFlaw;

/**
 * No prime below 2^16 divides the modulus. BR 6.1.6 and NIST SP 800-89, 5.3.3 ask for 752; software
 * that makes such moduli does not stop there.
 */
final class ModulusHasNoSmallFactor implements RsaKeyRule {

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    OptionalInt divisor = SmallDivisors.least(key.modulus());
    return divisor.isPresent() ? Optional.of(objection(divisor.getAsInt())) : Optional.empty();
  }

  private static KeyObjection objection(int prime) {
    return new KeyObjection(
        RequestFlaw.KEY_SMALL_FACTOR,
        "RSA modulus in CSR is divisible by "
            + prime
            + ": it is no product of two large primes; make a new key");
  }
}
