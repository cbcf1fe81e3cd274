package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/** BR 6.1.6 and NIST SP 800-56B, 6.2: the public exponent is odd, 2^16 &lt; e &lt; 2^256. */
final class ExponentIsOddAndInRange implements RsaKeyRule {

  private static final int MIN_BITS = 17;
  private static final int MAX_BITS = 256;

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    return holds(key.exponent()) ? Optional.empty() : Optional.of(objection(key.exponent()));
  }

  private static boolean holds(BigInteger exponent) {
    return exponent.signum() > 0
        && exponent.bitLength() >= MIN_BITS
        && exponent.bitLength() <= MAX_BITS
        && exponent.testBit(0);
  }

  private static KeyObjection objection(BigInteger exponent) {
    return new KeyObjection(
        RequestFlaw.KEY_EXPONENT_WEAK,
        "RSA public exponent in CSR is "
            + spoken(exponent)
            + "; an odd number above 2^16 and below 2^256 is required");
  }

  private static String spoken(BigInteger exponent) {
    int bits = exponent.bitLength();
    return bits <= Long.SIZE ? exponent.toString() : "a number of " + bits + " bits";
  }
}
