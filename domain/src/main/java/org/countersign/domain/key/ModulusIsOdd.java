package org.countersign.domain.key;

import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/** BR 6.1.6 and NIST SP 800-89, 5.3.3: the modulus is an odd number. */
final class ModulusIsOdd implements RsaKeyRule {

  private static final Optional<KeyObjection> EVEN =
      Optional.of(
          new KeyObjection(
              RequestFlaw.KEY_MODULUS_EVEN,
              "RSA modulus in CSR is even: it is no product of two odd primes"));

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    return key.modulus().testBit(0) ? Optional.empty() : EVEN;
  }
}
