package org.countersign.domain.key;

import java.util.BitSet;

/** The odd primes up to a limit. */
final class SmallPrimes {

  private SmallPrimes() {}

  /** By the sieve of Eratosthenes. */
  static int[] upTo(int greatest) {
    BitSet odd = new BitSet(greatest + 1);
    for (int number = 3; number <= greatest; number += 2) {
      odd.set(number);
    }
    for (int prime = 3; prime * prime <= greatest; prime = odd.nextSetBit(prime + 1)) {
      for (int multiple = prime * prime; multiple <= greatest; multiple += 2 * prime) {
        odd.clear(multiple);
      }
    }
    return odd.stream().toArray();
  }
}
