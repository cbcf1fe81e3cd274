package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimesAreFarApartTest {

  private final RsaKeyRule rule = new PrimesAreFarApart();

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {2048, 3072, 4096})
  void refusesNeighbouringPrimes(int bits) {
    BigInteger prime = RsaNumbers.prime(bits / 2, 11);
    assertThat(rule.objectionTo(RsaNumbers.key(prime.multiply(prime.nextProbablePrime()))))
        .contains(objection(1));
  }

  @Test
  void refusesASquare() {
    BigInteger prime = RsaNumbers.prime(1024, 11);
    assertThat(rule.objectionTo(RsaNumbers.key(prime.multiply(prime)))).contains(objection(1));
  }

  /** Its primes are a ± b: Fermat's method meets a in the round that this says. */
  @ParameterizedTest(name = "round {0}")
  @ValueSource(ints = {1, 2, 3, 17, 50, 99, 100})
  void refusesWhatIsFactoredInRound(int round) {
    assertThat(rule.objectionTo(RsaNumbers.key(factoredInRound(round)))).contains(objection(round));
  }

  @ParameterizedTest(name = "round {0}")
  @ValueSource(ints = {101, 102, 1000})
  void passesWhatTakesMoreThanAHundredRounds(int round) {
    assertThat(rule.objectionTo(RsaNumbers.key(factoredInRound(round)))).isEmpty();
  }

  @Test
  void passesGoodKeys() {
    for (int seed = 0; seed < 10; seed++) {
      assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.goodModulus(2048, seed)))).isEmpty();
    }
  }

  /**
   * A modulus a² - b², whose root rounded up is a - round + 1: then b² is between (2·round - 1)·a
   * and 2·round·a, nearly. The factors need not be primes for the method to find them.
   */
  private static BigInteger factoredInRound(int round) {
    BigInteger a = RsaNumbers.prime(1024, 12).clearBit(0);
    BigInteger b =
        a.multiply(BigInteger.valueOf(2L * round - 1)).subtract(a.shiftRight(1)).sqrt().setBit(0);
    return a.multiply(a).subtract(b.multiply(b));
  }

  private static KeyObjection objection(int round) {
    return new KeyObjection(
        RequestFlaw.KEY_CLOSE_PRIMES,
        "RSA modulus in CSR is a product of two primes so close to each other that Fermat's method"
            + " finds them in round "
            + round
            + " of 100; make a new key with other software");
  }
}
