package org.countersign.domain.key;

import java.math.BigInteger;

/**
 * The square root of a large number, rounded down, and what is left.
 *
 * <p>Zimmermann's recursive division (Karatsuba Square Root, INRIA RR-3805): a root of twice the
 * length for one division. {@code BigInteger.sqrt} of Java 17 takes twenty times as long.
 */
record IntegerSquareRoot(BigInteger root, BigInteger remainder) {

  /** A double holds every whole number up to this length; its square root, cut, is exact. */
  private static final int EXACT_BITS = 52;

  static IntegerSquareRoot of(BigInteger number) {
    // A number of 4n bits, its first or second bit set, is what the recursion takes.
    int shift = (4 - number.bitLength() % 4) % 4 / 2 * 2;
    IntegerSquareRoot shifted = recursive(number.shiftLeft(shift));
    if (shift == 0) {
      return shifted;
    }
    BigInteger root = shifted.root().shiftRight(shift / 2);
    return new IntegerSquareRoot(root, number.subtract(root.multiply(root)));
  }

  private static IntegerSquareRoot recursive(BigInteger number) {
    int bits = number.bitLength() + number.bitLength() % 2;
    if (bits <= EXACT_BITS) {
      return exact(number.longValue());
    }
    if (bits % 4 != 0) {
      BigInteger[] rootAndRest = number.sqrtAndRemainder();
      return new IntegerSquareRoot(rootAndRest[0], rootAndRest[1]);
    }
    int quarter = bits / 4;
    IntegerSquareRoot high = recursive(number.shiftRight(2 * quarter));
    BigInteger mask = BigInteger.ONE.shiftLeft(quarter).subtract(BigInteger.ONE);
    BigInteger[] next =
        high.remainder()
            .shiftLeft(quarter)
            .add(number.shiftRight(quarter).and(mask))
            .divideAndRemainder(high.root().shiftLeft(1));
    BigInteger root = high.root().shiftLeft(quarter).add(next[0]);
    BigInteger remainder =
        next[1].shiftLeft(quarter).add(number.and(mask)).subtract(next[0].multiply(next[0]));
    return remainder.signum() >= 0
        ? new IntegerSquareRoot(root, remainder)
        : new IntegerSquareRoot(
            root.subtract(BigInteger.ONE),
            remainder.add(root.shiftLeft(1)).subtract(BigInteger.ONE));
  }

  private static IntegerSquareRoot exact(long number) {
    long root = (long) Math.sqrt(number);
    return new IntegerSquareRoot(
        BigInteger.valueOf(root), BigInteger.valueOf(number - root * root));
  }

  boolean isExact() {
    return remainder.signum() == 0;
  }
}
