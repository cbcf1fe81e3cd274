package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulusLooksRandomTest {

  private final RsaKeyRule rule = new ModulusLooksRandom();

  private static KeyObjection objection(String pattern) {
    return new KeyObjection(
        RequestFlaw.KEY_MODULUS_PATTERN,
        "RSA modulus in CSR has a pattern that no random key has: "
            + pattern
            + "; make a new key, with a working source of random numbers");
  }

  static Stream<Arguments> patterns() {
    BigInteger power = BigInteger.ONE.shiftLeft(1023);
    return Stream.of(
        Arguments.of(
            "primes just above a power of two",
            power
                .nextProbablePrime()
                .multiply(power.add(BigInteger.ONE.shiftLeft(700)).nextProbablePrime())
                .shiftLeft(1)
                .setBit(0),
            "bits are ones"),
        Arguments.of("one octet", repeated("c5"), "it repeats itself after 32 bits"),
        Arguments.of("two octets", repeated("c1d9"), "it repeats itself after 32 bits"),
        Arguments.of("eight", repeated("c1d9a3b5e6f70823"), "it repeats itself after 64 bits"),
        Arguments.of(
            "twelve", repeated("c1d9a3b5e6f708234d5a6b71"), "it repeats itself after 96 bits"),
        Arguments.of("the same half twice", half(), "it repeats itself after 1024 bits"));
  }

  private static BigInteger repeated(String octets) {
    return new BigInteger(octets.repeat(256).substring(0, 512), 16).setBit(0);
  }

  private static BigInteger half() {
    BigInteger half = RsaNumbers.prime(1024, 4);
    return half.shiftLeft(1024).or(half);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patterns")
  void refuses(String what, BigInteger modulus, String text) {
    assertThat(rule.objectionTo(RsaNumbers.key(modulus)))
        .as(what)
        .hasValueSatisfying(
            objection -> {
              assertThat(objection.flaw()).isEqualTo(RequestFlaw.KEY_MODULUS_PATTERN);
              assertThat(objection.message()).contains(text);
            });
  }

  /** 2048 bits, a standard deviation of √2048 / 2: ten are 226.3. */
  @ParameterizedTest(name = "{0} ones")
  @CsvSource({"797, true", "798, false", "1250, false", "1251, true"})
  void boundsTheNumberOfOnes(int ones, boolean refused) {
    assertThat(rule.objectionTo(RsaNumbers.key(withOnes(ones))))
        .isEqualTo(
            refused
                ? Optional.of(objection(ones + " of its 2048 bits are ones"))
                : Optional.empty());
  }

  private static BigInteger withOnes(int ones) {
    BigInteger number = BigInteger.ONE.shiftLeft(2047).setBit(0);
    Random random = new Random(ones);
    while (number.bitCount() < ones) {
      number = number.setBit(random.nextInt(2048));
    }
    return number;
  }

  /** Wherever they are: three words of 32 bits are in any 127 bits. */
  @ParameterizedTest(name = "from bit {0}")
  @ValueSource(ints = {0, 1, 17, 31, 512, 1000, 1920})
  void refusesSixteenEqualOctets(int position) {
    BigInteger octets = new BigInteger("5a".repeat(16), 16).shiftLeft(position);
    BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).shiftLeft(position);
    BigInteger modulus = RsaNumbers.goodModulus(2048, 1).andNot(mask).or(octets);
    assertThat(rule.objectionTo(RsaNumbers.key(modulus)))
        .contains(objection("it repeats itself after 32 bits"));
  }

  @Test
  void passesTwoEqualWordsRunningAndTwoThatComeAgain() {
    BigInteger good = RsaNumbers.goodModulus(2048, 1);
    BigInteger mask = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE).shiftLeft(640);
    BigInteger equal = good.andNot(mask).or(new BigInteger("1234567812345678", 16).shiftLeft(640));
    BigInteger again = good.andNot(mask).or(good.shiftRight(320).and(mask));
    assertThat(rule.objectionTo(RsaNumbers.key(equal))).isEmpty();
    assertThat(rule.objectionTo(RsaNumbers.key(again))).isEmpty();
  }
}
