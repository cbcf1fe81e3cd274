package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulusHasNoSmallFactorTest {

  private final RsaKeyRule rule = new ModulusHasNoSmallFactor();

  @Test
  void findsEachPrimeBelow752() {
    BigInteger cofactor = RsaNumbers.prime(2038, 3);
    int[] primes = SmallPrimes.upTo(751);
    assertThat(primes).hasSize(132).startsWith(3, 5, 7).endsWith(739, 743, 751);
    for (int prime : primes) {
      assertThat(rule.objectionTo(times(cofactor, prime)))
          .contains(
              new KeyObjection(
                  RequestFlaw.KEY_SMALL_FACTOR,
                  "RSA modulus in CSR is divisible by "
                      + prime
                      + ": it is no product of two large primes; make a new key"));
    }
  }

  @Test
  void passesTheNextPrime() {
    assertThat(rule.objectionTo(times(RsaNumbers.prime(2038, 3), 757))).isEmpty();
  }

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {2048, 3072, 4096})
  void passesGoodKeys(int bits) {
    for (int seed = 0; seed < 5; seed++) {
      assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.goodModulus(bits, seed)))).isEmpty();
    }
  }

  @Test
  void findsAFactorOfWhatIsAProductOfSmallPrimesAlone() {
    assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.primorial(751).shiftRight(1))))
        .isPresent();
  }

  private static RsaPublicKey times(BigInteger cofactor, int prime) {
    return RsaNumbers.key(cofactor.multiply(BigInteger.valueOf(prime)));
  }
}
