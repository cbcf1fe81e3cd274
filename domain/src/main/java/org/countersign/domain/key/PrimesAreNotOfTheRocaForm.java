package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;

/**
 * CVE-2017-15361 (ROCA), BR 6.1.1.3: the primes are not those of Infineon's RSALib.
 *
 * <p>Its primes are p = k·M + (65537^a mod M), where M is the product of the first primes, at least
 * of those up to 167 (Nemec, Sys, Svenda, Klinec, Matyas: The Return of Coppersmith's Attack, CCS
 * 2017). So is then their product: a power of 65537 modulo M. A key is refused when its modulus is
 * a power of 65537 modulo each of those primes, with one exponent that fits all of them. A random
 * modulus does so once in 2^154.
 */
final class PrimesAreNotOfTheRocaForm implements RsaKeyRule {

  private static final int GENERATOR = 65537;

  /** M of the shortest keys; that of longer ones is a multiple of it. */
  private static final int GREATEST = 167;

  private static final Subgroup[] SUBGROUPS =
      Arrays.stream(SmallPrimes.upTo(GREATEST)).mapToObj(Subgroup::of).toArray(Subgroup[]::new);

  /** Those that few numbers are in, as many as fit a long: they tell nearly every good key. */
  private static final Subgroup[] NARROWEST = narrowest();

  private static final BigInteger NARROWEST_PRODUCT =
      BigInteger.valueOf(
          Arrays.stream(NARROWEST).mapToLong(Subgroup::prime).reduce(1, (a, b) -> a * b));

  private static final Optional<KeyObjection> OBJECTION =
      Optional.of(
          new KeyObjection(
              RequestFlaw.KEY_ROCA,
              "RSA key in CSR was made by a chip or library whose keys can be factored (ROCA,"
                  + " CVE-2017-15361); make a new key with other software or hardware"));

  /**
   * The powers of 65537 modulo a prime.
   *
   * @param exponents at a remainder the exponent of which it is the power, or -1
   * @param order how many powers there are
   */
  private record Subgroup(int prime, int[] exponents, int order) {

    static Subgroup of(int prime) {
      int[] exponents = new int[prime];
      Arrays.fill(exponents, -1);
      int power = 1;
      int exponent = 0;
      while (exponents[power] < 0) {
        exponents[power] = exponent++;
        power = (int) ((long) power * GENERATOR % prime);
      }
      return new Subgroup(prime, exponents, exponent);
    }

    double share() {
      return (double) order / (prime - 1);
    }

    int exponentOf(BigInteger number) {
      return exponents[number.mod(BigInteger.valueOf(prime)).intValue()];
    }
  }

  private static Subgroup[] narrowest() {
    Subgroup[] sorted = SUBGROUPS.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(a.share(), b.share()));
    int count = 0;
    long product = 1;
    while (product <= Long.MAX_VALUE / GREATEST) {
      product *= sorted[count++].prime();
    }
    return Arrays.copyOf(sorted, count);
  }

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    return mayBePower(key.modulus()) && isPower(key.modulus()) ? OBJECTION : Optional.empty();
  }

  private static boolean mayBePower(BigInteger modulus) {
    long rest = modulus.mod(NARROWEST_PRODUCT).longValue();
    for (Subgroup subgroup : NARROWEST) {
      if (subgroup.exponents()[(int) (rest % subgroup.prime())] < 0) {
        return false;
      }
    }
    return true;
  }

  /** By the Chinese remainder theorem one exponent fits all when it fits each two. */
  private static boolean isPower(BigInteger modulus) {
    int[] exponents = new int[SUBGROUPS.length];
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = SUBGROUPS[i].exponentOf(modulus);
      if (exponents[i] < 0) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        int common = gcd(SUBGROUPS[i].order(), SUBGROUPS[j].order());
        if ((exponents[i] - exponents[j]) % common != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
