package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/**
 * BR 6.1.1.3: the octets of the modulus follow no pattern that its maker could not have met by
 * chance. A defective source of random numbers leaves such patterns.
 *
 * <p>What a random modulus of 2048 bits breaks: the share of ones is off by ten standard deviations
 * (once in 2^75); a word of 32 bits stands there three times running (once in 2^58); three words
 * running come again (once in 2^85). Longer moduli differ by some bits in these.
 */
final class ModulusLooksRandom implements RsaKeyRule {

  private static final int DEVIATIONS = 10;

  private static final int SAME_WORDS = 3;
  private static final int REPEATED_WORDS = 3;

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    BigInteger modulus = key.modulus();
    int ones = modulus.bitCount();
    int bits = modulus.bitLength();
    if (isBiased(ones, bits)) {
      return Optional.of(objection(ones + " of its " + bits + " bits are ones"));
    }
    int[] words = MachineWords.of(modulus);
    int distance = distanceOfRepetition(words);
    return distance == 0
        ? Optional.empty()
        : Optional.of(objection("it repeats itself after " + distance * Integer.SIZE + " bits"));
  }

  /** The variance of the number of ones is a quarter of the number of bits. */
  private static boolean isBiased(int ones, int bits) {
    long twice = 2L * ones - bits;
    return twice * twice > (long) DEVIATIONS * DEVIATIONS * bits;
  }

  /** In words; 0 when nothing repeats. */
  private static int distanceOfRepetition(int[] words) {
    for (int distance = 1; distance <= words.length / 2; distance++) {
      // Three equal words running are two pairs of equal neighbours.
      int wanted = distance == 1 ? SAME_WORDS - 1 : REPEATED_WORDS;
      int run = 0;
      for (int i = distance; i < words.length; i++) {
        run = words[i] == words[i - distance] ? run + 1 : 0;
        if (run == wanted) {
          return distance;
        }
      }
    }
    return 0;
  }

  private static KeyObjection objection(String pattern) {
    return new KeyObjection(
        RequestFlaw.KEY_MODULUS_PATTERN,
        "RSA modulus in CSR has a pattern that no random key has: "
            + pattern
            + "; make a new key, with a working source of random numbers");
  }
}
