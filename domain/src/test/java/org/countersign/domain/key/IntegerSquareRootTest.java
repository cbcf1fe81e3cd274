package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's. */
class IntegerSquareRootTest {

  private static void check(BigInteger number) {
    BigInteger[] expected = number.sqrtAndRemainder();
    assertThat(IntegerSquareRoot.of(number))
        .as("%x", number)
        .isEqualTo(new IntegerSquareRoot(expected[0], expected[1]));
  }

  @Test
  void isThatOfTheJdkForNumbersOfEveryLength() {
    Random random = new Random(5);
    for (int bits = 0; bits <= 1200; bits++) {
      check(new BigInteger(bits, random));
      check(BigInteger.ONE.shiftLeft(bits));
      check(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2047, 2048, 3072, 4096})
  void isThatOfTheJdkAroundSquares(int bits) {
    Random random = new Random(6);
    for (int i = 0; i < 50; i++) {
      BigInteger root = new BigInteger(bits / 2, random).setBit(bits / 2 - 1);
      BigInteger square = root.multiply(root);
      check(square);
      check(square.subtract(BigInteger.ONE));
      check(square.add(BigInteger.ONE));
      check(square.add(root.shiftLeft(1)));
      check(new BigInteger(bits, random).setBit(bits - 1));
    }
  }

  @Test
  void knowsSquares() {
    BigInteger root = RsaNumbers.prime(1024, 1);
    assertThat(IntegerSquareRoot.of(root.multiply(root)).isExact()).isTrue();
    assertThat(IntegerSquareRoot.of(root.multiply(root).add(BigInteger.ONE)).isExact()).isFalse();
  }
}
