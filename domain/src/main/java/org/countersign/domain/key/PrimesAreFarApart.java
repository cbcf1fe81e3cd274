package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
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
  private static final int[] MODULI = {64, 63, 65, 11, 17, 19, 23, 29, 31, 37};

  private static final long PRODUCT = product();
  private static final BigInteger BIG_PRODUCT = BigInteger.valueOf(PRODUCT);
  private static final boolean[][] SQUARES = squares();

  private static long product() {
    long product = 1;
    for (int modulus : MODULI) {
      product = Math.multiplyExact(product, modulus);
    }
    return product;
  }

  private static boolean[][] squares() {
    boolean[][] squares = new boolean[MODULI.length][];
    for (int i = 0; i < MODULI.length; i++) {
      squares[i] = new boolean[MODULI[i]];
      for (int x = 0; x < MODULI[i]; x++) {
        squares[i][x * x % MODULI[i]] = true;
      }
    }
    return squares;
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
    long a = first.mod(BIG_PRODUCT).longValue();
    long rest = difference.mod(BIG_PRODUCT).longValue();
    for (int round = 0; round < ROUNDS; round++) {
      if (mayBeSquare(rest) && isSquare(difference(modulus, first, round))) {
        return OptionalInt.of(round + 1);
      }
      rest = (rest + 2 * a + 1) % PRODUCT;
      a++;
    }
    return OptionalInt.empty();
  }

  private static boolean mayBeSquare(long rest) {
    for (int i = 0; i < MODULI.length; i++) {
      if (!SQUARES[i][(int) (rest % MODULI[i])]) {
        return false;
      }
    }
    return true;
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
