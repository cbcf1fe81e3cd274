package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.key.RsaNumbers.goodModulus;
import static org.countersign.domain.key.RsaNumbers.key;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules together: good keys break none, of several broken rules the first is told. */
class RsaKeyRulesTest {

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {2048, 3072, 4096})
  void aGoodKeyBreaksNone(int bits) {
    for (int seed = 0; seed < 4; seed++) {
      BigInteger modulus = goodModulus(bits, seed);
      assertThat(modulus.bitLength()).isEqualTo(bits);
      assertThat(RsaKeyRules.objectionTo(key(modulus))).isEmpty();
    }
  }

  /** They are not products of two primes, which take long to make: most have a small factor. */
  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {2048, 3072, 4096})
  void tenThousandRandomModuliHaveNothingButSmallFactors(int bits) {
    Random random = new Random(bits);
    int withoutFlaw = 0;
    for (int i = 0; i < 10_000; i++) {
      BigInteger modulus = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
      Optional<KeyObjection> objection = RsaKeyRules.objectionTo(key(modulus));
      assertThat(objection.map(KeyObjection::flaw).orElse(RequestFlaw.KEY_SMALL_FACTOR))
          .as(modulus.toString(16))
          .isEqualTo(RequestFlaw.KEY_SMALL_FACTOR);
      withoutFlaw += objection.isEmpty() ? 1 : 0;
    }
    // Mertens: 2·e^-γ / ln 2^16 of the odd numbers, 1012 of ten thousand.
    assertThat(withoutFlaw).isBetween(840, 1190);
  }

  static Stream<Arguments> badKeys() {
    BigInteger good = goodModulus(2048, 1);
    BigInteger prime = RsaNumbers.prime(1024, 7);
    return Stream.of(
        Arguments.of(RequestFlaw.KEY_MODULUS_EVEN, key(good.clearBit(0))),
        Arguments.of(RequestFlaw.KEY_EXPONENT_WEAK, new RsaPublicKey(good, BigInteger.valueOf(3))),
        Arguments.of(RequestFlaw.KEY_SMALL_FACTOR, key(prime.multiply(BigInteger.valueOf(751)))),
        Arguments.of(RequestFlaw.KEY_SMALL_FACTOR, key(prime.multiply(BigInteger.valueOf(31337)))),
        Arguments.of(RequestFlaw.KEY_MODULUS_PATTERN, key(repeated(good))),
        Arguments.of(
            RequestFlaw.KEY_MODULUS_POLYNOMIAL, key(RsaNumbers.sparseModulus(2048, 64, 16, 1))),
        Arguments.of(RequestFlaw.KEY_ROCA, key(RsaNumbers.rocaModulus(2048, 701))),
        Arguments.of(RequestFlaw.KEY_CLOSE_PRIMES, key(prime.multiply(prime.nextProbablePrime()))));
  }

  /** Three words come again, and no prime below 2^16 divides it. */
  private static BigInteger repeated(BigInteger good) {
    BigInteger mask = BigInteger.ONE.shiftLeft(96).subtract(BigInteger.ONE);
    BigInteger words = good.shiftRight(320).and(mask);
    BigInteger modulus = good.andNot(mask.shiftLeft(640)).or(words.shiftLeft(640));
    while (SmallDivisors.least(modulus).isPresent()) {
      modulus = modulus.add(BigInteger.TWO);
    }
    return modulus;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeys")
  void tellsTheFlaw(RequestFlaw flaw, RsaPublicKey key) {
    assertThat(RsaKeyRules.objectionTo(key)).map(KeyObjection::flaw).contains(flaw);
  }
}
