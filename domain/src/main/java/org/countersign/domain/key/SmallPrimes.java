package org.countersign.domain.key;

import java.util.stream.IntStream;

/** The odd primes up to a limit. */
final class SmallPrimes {

  private SmallPrimes() {}

  static int[] upTo(int greatest) {
    return IntStream.rangeClosed(3, greatest).filter(SmallPrimes::isPrime).toArray();
  }

  private static boolean isPrime(int number) {
    return IntStream.rangeClosed(2, (int) Math.sqrt(number)).noneMatch(d -> number % d == 0);
  }
}
