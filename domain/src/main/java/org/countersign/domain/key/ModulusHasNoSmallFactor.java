package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/**
 * BR 6.1.6 and NIST SP 800-89, 5.3.3: the modulus has no factor smaller than 752.
 *
 * <p>The modulus is reduced by the product of all those primes, the rest by products that fit a
 * machine word, and what remains of that by each prime: long division of the modulus by a hundred
 * primes would take ten times as long.
 */
final class ModulusHasNoSmallFactor implements RsaKeyRule {

  /** The greatest prime below 752. */
  private static final int GREATEST = 751;

  private static final List<PrimeGroup> GROUPS = groups(SmallPrimes.upTo(GREATEST));
  private static final BigInteger PRODUCT =
      GROUPS.stream()
          .map(group -> BigInteger.valueOf(group.product()))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  /**
   * Some primes whose product is below 2^31.
   *
   * @param product so small that a remainder of it, shifted by 32 bits, is a positive long
   */
  private record PrimeGroup(long product, List<Integer> primes) {

    /** The first of the primes that divides a number. */
    Optional<Integer> divisorOf(int[] words) {
      long rest = 0;
      for (int word : words) {
        rest = (rest << Integer.SIZE | Integer.toUnsignedLong(word)) % product;
      }
      for (int prime : primes) {
        if (rest % prime == 0) {
          return Optional.of(prime);
        }
      }
      return Optional.empty();
    }
  }

  private static List<PrimeGroup> groups(int[] primes) {
    List<PrimeGroup> groups = new ArrayList<>();
    long product = 1;
    List<Integer> members = new ArrayList<>();
    for (int prime : primes) {
      if (product * prime > Integer.MAX_VALUE) {
        groups.add(new PrimeGroup(product, List.copyOf(members)));
        product = 1;
        members.clear();
      }
      product *= prime;
      members.add(prime);
    }
    groups.add(new PrimeGroup(product, List.copyOf(members)));
    return List.copyOf(groups);
  }

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    int[] words = words(key.modulus().mod(PRODUCT));
    for (PrimeGroup group : GROUPS) {
      Optional<Integer> divisor = group.divisorOf(words);
      if (divisor.isPresent()) {
        return divisor.map(ModulusHasNoSmallFactor::objection);
      }
    }
    return Optional.empty();
  }

  /** The number in words of 32 bits, the most significant first. */
  private static int[] words(BigInteger number) {
    byte[] octets = number.toByteArray();
    int[] words = new int[(octets.length + Integer.BYTES - 1) / Integer.BYTES];
    for (int i = 0; i < octets.length; i++) {
      int fromEnd = octets.length - 1 - i;
      words[words.length - 1 - fromEnd / Integer.BYTES] |=
          Byte.toUnsignedInt(octets[i]) << Byte.SIZE * (fromEnd % Integer.BYTES);
    }
    return words;
  }

  private static KeyObjection objection(int prime) {
    return new KeyObjection(
        RequestFlaw.KEY_SMALL_FACTOR,
        "RSA modulus in CSR is divisible by "
            + prime
            + ": it is no product of two large primes; make a new key");
  }
}
