package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.key.RsaNumbers.goodModulus;
import static org.countersign.domain.key.RsaNumbers.key;

import java.math.BigInteger;
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

  static Stream<Arguments> badKeys() {
    BigInteger good = goodModulus(2048, 1);
    BigInteger prime = RsaNumbers.prime(1024, 7);
    return Stream.of(
        Arguments.of(RequestFlaw.KEY_MODULUS_EVEN, key(good.clearBit(0))),
        Arguments.of(RequestFlaw.KEY_EXPONENT_WEAK, new RsaPublicKey(good, BigInteger.valueOf(3))),
        Arguments.of(RequestFlaw.KEY_SMALL_FACTOR, key(prime.multiply(BigInteger.valueOf(751)))),
        Arguments.of(RequestFlaw.KEY_ROCA, key(RsaNumbers.rocaModulus(2048, 701))),
        Arguments.of(RequestFlaw.KEY_CLOSE_PRIMES, key(prime.multiply(prime.nextProbablePrime()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeys")
  void tellsTheFlaw(RequestFlaw flaw, RsaPublicKey key) {
    assertThat(RsaKeyRules.objectionTo(key)).map(KeyObjection::flaw).contains(flaw);
  }
}
