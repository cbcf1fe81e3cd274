package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.countersign.domain.request.RequestFlaw;

/**
 * BR 6.1.1.3: a key that Fermat's method factors within 100 rounds is refused (CVE-2022-26320 made
 * such keys).
 *
 * <p>A round asks whether a² - n is a square, for a = ⌈√n⌉, ⌈√n⌉ + 1, and so on. Of most rounds the
 * remainders of a² - n by a few small numbers say that it is none; only what passes them is
 * computed.
 */
final class PrimesAreFarApart implements RsaKeyRule {

  private static final int ROUNDS = 100;

  /** Together they let one number in some thousands pass; powers of primes that squares avoid. */
  private static final int[] MODULI = {16, 9, 5, 7, 11, 13, 17, 19, 23, 29, 31};

  private static final BigInteger PRODUCT = product();
  private static final Squares[] SQUARES =
      IntStream.of(MODULI).mapToObj(Squares::of).toArray(Squares[]::new);

  private static BigInteger product() {
    return IntStream.of(MODULI).mapToObj(BigInteger::valueOf).reduce(BigInteger::multiply).get();
  }

  /**
   * In which rounds the number may be a square, by its remainder.
   *
   * @param rounds a bit for each of the first 64 and then the further rounds, at the remainders of
   *     a and a² - n in the first round
   */
  private record Squares(int modulus, long[] rounds, long[] furtherRounds) {

    static Squares of(int modulus) {
      boolean[] squares = new boolean[modulus];
      for (int x = 0; x < modulus; x++) {
        squares[x * x % modulus] = true;
      }
      long[] rounds = new long[modulus * modulus];
      long[] furtherRounds = new long[modulus * modulus];
      for (int i = 0; i < rounds.length; i++) {
        for (int round = 0; round < ROUNDS; round++) {
          // (a + round)² - n
          if (squares[(i % modulus + round * (2 * (i / modulus) + round)) % modulus]) {
            (round < Long.SIZE ? rounds : furtherRounds)[i] |= 1L << round;
          }
        }
      }
      return new Squares(modulus, rounds, furtherRounds);
    }

    int index(long a, long difference) {
      return (int) (a % modulus) * modulus + (int) (difference % modulus);
    }
  }

  @Override
  public Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    OptionalInt round = roundThatFactors(key.modulus());
    return round.isPresent() ? Optional.of(objection(round.getAsInt())) : Optional.empty();
  }

  private static OptionalInt roundThatFactors(BigInteger modulus) {
    IntegerSquareRoot root = IntegerSquareRoot.of(modulus);
    if (root.isExact()) {
      return OptionalInt.of(1);
    }
    BigInteger first = root.root().add(BigInteger.ONE);
    // a² - n of the first round: (r + 1)² - (r² + rest).
    BigInteger difference = root.root().shiftLeft(1).add(BigInteger.ONE).subtract(root.remainder());
    long a = first.mod(PRODUCT).longValue();
    long rest = difference.mod(PRODUCT).longValue();
    long rounds = -1;
    long furtherRounds = -1;
    for (Squares squares : SQUARES) {
      int index = squares.index(a, rest);
      rounds &= squares.rounds()[index];
      furtherRounds &= squares.furtherRounds()[index];
    }
    OptionalInt round = roundThatFactors(modulus, first, 0, rounds);
    return round.isPresent() ? round : roundThatFactors(modulus, first, Long.SIZE, furtherRounds);
  }

  private static OptionalInt roundThatFactors(
      BigInteger modulus, BigInteger first, int offset, long candidates) {
    for (long left = candidates; left != 0; left &= left - 1) {
      int round = offset + Long.numberOfTrailingZeros(left);
      if (isSquare(difference(modulus, first, round))) {
        return OptionalInt.of(round + 1);
      }
    }
    return OptionalInt.empty();
  }

  private static BigInteger difference(BigInteger modulus, BigInteger first, int round) {
    BigInteger a = first.add(BigInteger.valueOf(round));
    return a.multiply(a).subtract(modulus);
  }

  private static boolean isSquare(BigInteger number) {
    return number.signum() == 0 || IntegerSquareRoot.of(number).isExact();
  }

  private static KeyObjection objection(int round) {
    return new KeyObjection(
        RequestFlaw.KEY_CLOSE_PRIMES,
        "RSA modulus in CSR is a product of two primes so close to each other that Fermat's method"
            + " finds them in round "
            + round
            + " of "
            + ROUNDS
            + "; make a new key with other software");
  }
}
