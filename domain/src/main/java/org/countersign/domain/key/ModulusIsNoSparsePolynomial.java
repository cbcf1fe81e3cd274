package org.countersign.domain.key;

import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/**
 * BR 6.1.1.3: the modulus is no polynomial with small coefficients in a power of two.
 *
 * <p>When a program fills only a part of each word of a prime with random bits, then prime and
 * modulus are values of such polynomials, and the modulus is factored as quickly as the polynomial
 * is (Ryan, Factoring "short-sleeve" RSA keys with polynomials, 2026). What shows it are bits that
 * in each word of the modulus merely continue their neighbour: zeroes, or ones when a coefficient
 * is negative. Only the lower half is looked at, as in the upper half the highest coefficient of
 * the primes, which is great, covers the others; and not its last word, where a search for a prime
 * adds.
 *
 * <p>So many neighbouring bits have to be such that a random modulus has them once in 2^89.
 */
final class ModulusIsNoSparsePolynomial implements RsaKeyRule {

  /** Bits that a coin has to give: what a random modulus does at one place. */
  private static final int COINS = 100;

  /** The widest word in 32 bits; a multiple of a width is found with it. */
  private static final int MAX_WIDTH = 8;

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    int[] words = MachineWords.of(key.modulus());
    for (int width = 1; width <= MAX_WIDTH; width++) {
      if (isSparse(words, width)) {
        return Optional.of(objection(width * Integer.SIZE));
      }
    }
    return Optional.empty();
  }

  private static boolean isSparse(int[] words, int width) {
    int count = words.length / 2 / width - 1;
    if (count < 2) {
      return false;
    }
    int wanted = (COINS + count - 1) / count;
    int run = 0;
    for (int place = 0; place < width; place++) {
      int changes = changes(words, width, place, count);
      if (changes == -1) {
        run = 0;
        continue;
      }
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        run = (changes >>> bit & 1) == 0 ? run + 1 : 0;
        if (run == wanted) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The bits of a 32-bit place that in one word or another differ from the next higher.
   *
   * @param count of the words, from the second lowest on
   */
  private static int changes(int[] words, int width, int place, int count) {
    int changes = 0;
    int lowest = words.length - 1 - width - place;
    for (int i = 0; i < count && changes != -1; i++) {
      int index = lowest - i * width;
      changes |= words[index] ^ (words[index] >>> 1 | words[index - 1] << Integer.SIZE - 1);
    }
    return changes;
  }

  private static KeyObjection objection(int bits) {
    return new KeyObjection(
        RequestFlaw.KEY_MODULUS_POLYNOMIAL,
        "RSA modulus in CSR is a polynomial in 2^"
            + bits
            + " with small coefficients, so that it can be factored; make a new key with other"
            + " software");
  }
}
