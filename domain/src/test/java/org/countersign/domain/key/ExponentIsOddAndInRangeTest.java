package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExponentIsOddAndInRangeTest {

  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(256);

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("2^16 + 1", BigInteger.valueOf(65537)),
        Arguments.of("2^256 - 1", GREATEST.subtract(BigInteger.ONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void passes(String what, BigInteger exponent) {
    assertThat(objectionTo(exponent)).as(what).isNull();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("3", BigInteger.valueOf(3)),
        Arguments.of("1", BigInteger.ONE),
        Arguments.of("0", BigInteger.ZERO),
        Arguments.of("-65537", BigInteger.valueOf(-65537)),
        Arguments.of("65535", BigInteger.valueOf(65535)),
        Arguments.of("65536", BigInteger.valueOf(65536)),
        Arguments.of("65538", BigInteger.valueOf(65538)),
        Arguments.of("a number of 257 bits", GREATEST.setBit(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refuses(String spoken, BigInteger exponent) {
    assertThat(objectionTo(exponent))
        .isEqualTo(
            new KeyObjection(
                RequestFlaw.KEY_EXPONENT_WEAK,
                "RSA public exponent in CSR is "
                    + spoken
                    + "; an odd number above 2^16 and below 2^256 is required"));
  }

  private static KeyObjection objectionTo(BigInteger exponent) {
    RsaPublicKey key = new RsaPublicKey(RsaNumbers.goodModulus(2048, 1), exponent);
    return new ExponentIsOddAndInRange().objectionTo(key).orElse(null);
  }
}
