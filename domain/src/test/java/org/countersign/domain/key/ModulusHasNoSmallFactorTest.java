package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulusHasNoSmallFactorTest {

  private final RsaKeyRule rule = new ModulusHasNoSmallFactor();

  @Test
  void findsEachPrimeBelow65536() {
    BigInteger cofactor = RsaNumbers.prime(2033, 3);
    int[] primes = SmallPrimes.upTo(65535);
    assertThat(primes).hasSize(6541).startsWith(3, 5, 7).contains(31337).endsWith(65521);
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
    assertThat(rule.objectionTo(times(RsaNumbers.prime(2038, 3), 65537))).isEmpty();
  }

  /** Digits at both ends of what they may be, and numbers of every length. */
  @Test
  void agreesWithTheGreatestCommonDivisor() {
    BigInteger product = RsaNumbers.primorial(65535).shiftRight(1);
    Random random = new Random(17);
    for (int i = 0; i < 3000; i++) {
      int bits = i % 3 == 0 ? 2048 : 1 + random.nextInt(4200);
      BigInteger number = new BigInteger(bits, random).setBit(bits - 1);
      if (i % 3 == 1) {
        number = number.or(BigInteger.ONE.shiftLeft(bits / 2).subtract(BigInteger.ONE));
      }
      assertThat(rule.objectionTo(RsaNumbers.key(number)).isPresent())
          .as(number.toString(16))
          .isEqualTo(!number.gcd(product).equals(BigInteger.ONE));
    }
  }

  @Test
  void tellsTheLeastOfSeveral() {
    BigInteger modulus = RsaNumbers.prime(2020, 3).multiply(BigInteger.valueOf(17L * 65521));
    assertThat(rule.objectionTo(RsaNumbers.key(modulus)))
        .hasValueSatisfying(objection -> assertThat(objection.message()).contains(" by 17:"));
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
    assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.primorial(1471).shiftRight(1))))
        .isPresent();
  }

  private static RsaPublicKey times(BigInteger cofactor, int prime) {
    return RsaNumbers.key(cofactor.multiply(BigInteger.valueOf(prime)));
  }
}
