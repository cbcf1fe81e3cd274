package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The least odd prime below 2^16 that divides a number.
 *
 * <p>The number is a polynomial in 2^35, whose value is wanted modulo each of 6,541 primes. Powers
 * of 2^35 modulo each are at hand; a sum of fifteen digits times powers is exact in a double, and
 * is reduced once. All loops go over arrays of primes, in a form that the compiler of the JVM turns
 * into vector instructions. The greatest common divisor with the product of the primes, by {@code
 * BigInteger}, takes thirty times as long.
 */
final class SmallDivisors {

  /** All primes are below it. */
  static final int BOUND = 1 << 16;

  private static final int DIGIT_BITS = 35;
  private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;

  /** Digits whose sum with powers is exact: 14 · 2^34 · 2^15, and a first, is below 2^53. */
  private static final int BLOCK = 15;

  /** Two blocks are summed at once, so that each power is loaded once for both. */
  private static final int STEP = 2 * BLOCK;

  /** So many primes that their powers stay in the processor's nearest cache. */
  private static final int MAX_GROUP = 256;

  /** Added and taken away again, it rounds a double to a whole number. */
  private static final double ROUNDING = 0x1.8p52;

  private static final Group[] GROUPS = groups(SmallPrimes.upTo(BOUND - 1));

  /**
   * Some of the primes, and what is known of each: the arrays run alongside.
   *
   * @param powers of 2^35, the first to the fifteenth; like all remainders here between -p/2 and
   *     p/2
   * @param base the fifteenth
   */
  private record Group(double[] primes, double[] inverses, double[][] powers, double[] base) {

    static Group of(int[] primes) {
      double[] inverses = new double[primes.length];
      double[][] powers = new double[BLOCK][primes.length];
      for (int i = 0; i < primes.length; i++) {
        inverses[i] = 1.0 / primes[i];
        long power = 1;
        for (int digit = 0; digit < BLOCK; digit++) {
          power = (power << DIGIT_BITS) % primes[i];
          powers[digit][i] = 2 * power > primes[i] ? power - primes[i] : power;
        }
      }
      return new Group(
          Arrays.stream(primes).asDoubleStream().toArray(), inverses, powers, powers[BLOCK - 1]);
    }

    int size() {
      return primes.length;
    }
  }

  private static Group[] groups(int[] primes) {
    int count = (primes.length + MAX_GROUP - 1) / MAX_GROUP;
    int size = (primes.length + count - 1) / count;
    Group[] groups = new Group[count];
    for (int i = 0; i < count; i++) {
      int[] members = Arrays.copyOfRange(primes, i * size, (i + 1) * size);
      // All groups are of one size; what the last has over repeats a prime.
      Arrays.fill(members, Math.min(size, primes.length - i * size), size, primes[0]);
      groups[i] = Group.of(members);
    }
    return groups;
  }

  private SmallDivisors() {}

  static OptionalInt least(BigInteger number) {
    return hasAny(digits(number)) ? search(number) : OptionalInt.empty();
  }

  private static OptionalInt search(BigInteger number) {
    for (Group group : GROUPS) {
      for (double prime : group.primes()) {
        if (number.mod(BigInteger.valueOf((long) prime)).signum() == 0) {
          return OptionalInt.of((int) prime);
        }
      }
    }
    throw new IllegalStateException("a small divisor was seen, and is none");
  }

  /** The least significant first, each but the last from -2^34 to 2^34, in whole steps. */
  private static double[] digits(BigInteger number) {
    byte[] octets = number.toByteArray();
    int count = (number.bitLength() + DIGIT_BITS - 1) / DIGIT_BITS;
    double[] digits = new double[(count + STEP - 1) / STEP * STEP];
    long carry = 0;
    for (int i = 0; i < count; i++) {
      long digit = bits(octets, i * DIGIT_BITS) + carry;
      carry = i < count - 1 ? digit >>> (DIGIT_BITS - 1) : 0;
      digits[i] = digit - (carry << DIGIT_BITS);
    }
    return digits;
  }

  private static long bits(byte[] octets, int position) {
    int last = octets.length - 1 - position / Byte.SIZE;
    int octetsOfDigit = (DIGIT_BITS + 2 * (Byte.SIZE - 1)) / Byte.SIZE;
    long bits = 0;
    for (int i = Math.max(0, last + 1 - octetsOfDigit); i <= last; i++) {
      bits = bits << Byte.SIZE | Byte.toUnsignedInt(octets[i]);
    }
    return bits >>> position % Byte.SIZE & DIGIT_MASK;
  }

  private static boolean hasAny(double[] digits) {
    int size = GROUPS[0].size();
    double[] high = new double[size];
    double[] low = new double[size];
    // Whole numbers of at most 15 bits each: their product is zero only if one of them is.
    double[] product = new double[size];
    Arrays.fill(product, 1);
    for (Group group : GROUPS) {
      Arrays.fill(high, digits[digits.length - BLOCK]);
      for (int i = digits.length - STEP; ; i -= STEP) {
        Arrays.fill(low, digits[i]);
        addPowers(group.powers(), digits, i, high, low);
        append(high, group, low);
        if (i == 0) {
          break;
        }
        append(low, group, digits[i - BLOCK], high);
      }
      multiply(product, low, group);
    }
    return hasZero(product);
  }

  /** Puts before what is in {@code low} the remainder of what is in {@code high}. */
  private static void append(double[] high, Group group, double[] low) {
    double[] primes = group.primes();
    double[] inverses = group.inverses();
    double[] base = group.base();
    for (int i = 0; i < low.length; i++) {
      double rest = high[i] - (high[i] * inverses[i] + ROUNDING - ROUNDING) * primes[i];
      low[i] = low[i] + rest * base[i];
    }
  }

  private static void append(double[] sum, Group group, double digit, double[] next) {
    double[] primes = group.primes();
    double[] inverses = group.inverses();
    double[] base = group.base();
    for (int i = 0; i < next.length; i++) {
      double rest = sum[i] - (sum[i] * inverses[i] + ROUNDING - ROUNDING) * primes[i];
      next[i] = digit + rest * base[i];
    }
  }

  private static void multiply(double[] product, double[] sum, Group group) {
    double[] primes = group.primes();
    double[] inverses = group.inverses();
    for (int i = 0; i < product.length; i++) {
      double rest = sum[i] - (sum[i] * inverses[i] + ROUNDING - ROUNDING) * primes[i];
      product[i] = product[i] * rest;
    }
  }

  private static void addPowers(
      double[][] powers, double[] digits, int first, double[] high, double[] low) {
    for (int power = 1; power < BLOCK; power += 2) {
      int lower = first + power;
      int higher = lower + BLOCK;
      addTwo(
          powers[power - 1],
          powers[power], //
          digits[higher],
          digits[higher + 1],
          high, //
          digits[lower],
          digits[lower + 1],
          low);
    }
  }

  /** With more powers at once, the loop is no longer made into vector instructions. */
  private static void addTwo(
      double[] powers,
      double[] nextPowers,
      double highDigit,
      double nextHighDigit,
      double[] high,
      double lowDigit,
      double nextLowDigit,
      double[] low) {
    for (int i = 0; i < high.length; i++) {
      double power = powers[i];
      double next = nextPowers[i];
      high[i] = high[i] + highDigit * power + nextHighDigit * next;
      low[i] = low[i] + lowDigit * power + nextLowDigit * next;
    }
  }

  private static boolean hasZero(double[] numbers) {
    for (double number : numbers) {
      if (number == 0) {
        return true;
      }
    }
    return false;
  }
}
