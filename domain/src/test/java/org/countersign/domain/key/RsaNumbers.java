package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;

/** Numbers of RSA keys, good and bad, the same in each run. */
final class RsaNumbers {

  static final BigInteger F4 = BigInteger.valueOf(65537);

  private RsaNumbers() {}

  static RsaPublicKey key(BigInteger modulus) {
    return new RsaPublicKey(modulus, F4);
  }

  /** Of so many bits, the two highest of them set, so that a product has twice as many. */
  static BigInteger prime(int bits, long seed) {
    BigInteger start =
        new BigInteger(bits, new Random(seed)).setBit(bits - 1).setBit(bits - 2).clearBit(0);
    return start.subtract(BigInteger.ONE).nextProbablePrime();
  }

  /** Two primes that have nothing to do with each other. */
  static BigInteger goodModulus(int bits, long seed) {
    return prime(bits / 2, 2 * seed).multiply(prime(bits / 2, 2 * seed + 1));
  }

  /** The product of the primes up to a limit. */
  static BigInteger primorial(int greatest) {
    return IntStream.of(SmallPrimes.upTo(greatest))
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.TWO, BigInteger::multiply);
  }

  /** A prime k·M + (65537^a mod M), M the product of the primes up to the limit. */
  static BigInteger rocaPrime(int bits, int greatest, long seed) {
    Random random = new Random(seed);
    BigInteger m = primorial(greatest);
    BigInteger power = F4.modPow(new BigInteger(60, random), m);
    BigInteger k =
        BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(random.nextInt())).divide(m);
    BigInteger prime;
    do {
      k = k.subtract(BigInteger.ONE);
      prime = k.multiply(m).add(power);
    } while (!prime.isProbablePrime(40));
    return prime;
  }

  static BigInteger rocaModulus(int bits, int greatest) {
    return rocaPrime(bits / 2, greatest, 1).multiply(rocaPrime(bits / 2, greatest, 2));
  }

  /**
   * A prime of so many bits that a generator made which fills only the lowest bits of each word,
   * then sets the highest and the lowest bit, and goes on to the next prime.
   */
  static BigInteger sparsePrime(int bits, int wordBits, int filledBits, long seed) {
    Random random = new Random(seed);
    BigInteger start = BigInteger.ZERO;
    for (int position = 0; position < bits; position += wordBits) {
      start = start.or(new BigInteger(filledBits, random).shiftLeft(position));
    }
    return start.setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
  }

  static BigInteger sparseModulus(int bits, int wordBits, int filledBits, long seed) {
    return sparsePrime(bits / 2, wordBits, filledBits, 2 * seed)
        .multiply(sparsePrime(bits / 2, wordBits, filledBits, 2 * seed + 1));
  }
}
