package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulusIsNoSparsePolynomialTest {

  private final RsaKeyRule rule = new ModulusIsNoSparsePolynomial();

  private static KeyObjection objection(int bits) {
    return new KeyObjection(
        RequestFlaw.KEY_MODULUS_POLYNOMIAL,
        "RSA modulus in CSR is a polynomial in 2^"
            + bits
            + " with small coefficients, so that it can be factored; make a new key with other"
            + " software");
  }

  /** Found at the least of the widths at which the coefficients are small. */
  @ParameterizedTest(name = "{0} bits, words of {1} bits with {2} of them random")
  @CsvSource({
    "2048, 32, 8, 32",
    "2048, 64, 8, 32",
    "2048, 64, 16, 64",
    "2048, 64, 24, 64",
    "2048, 96, 32, 96",
    "2048, 128, 16, 64",
    "2048, 128, 32, 128",
    "2048, 256, 64, 256",
    "2048, 48, 8, 96",
    "2048, 40, 8, 160",
    "3072, 32, 8, 32",
    "3072, 64, 24, 64",
    "4096, 32, 8, 32",
    "4096, 128, 48, 128"
  })
  void refuses(int bits, int wordBits, int filledBits, int found) {
    for (int seed = 0; seed < 2; seed++) {
      assertThat(
              rule.objectionTo(
                  RsaNumbers.key(RsaNumbers.sparseModulus(bits, wordBits, filledBits, seed))))
          .contains(objection(found));
    }
  }

  /** Coefficients of either sign borrow from the next word: ones run on instead of zeroes. */
  @Test
  void refusesCoefficientsOfEitherSign() {
    assertThat(rule.objectionTo(RsaNumbers.key(signed(1).multiply(signed(2)))))
        .contains(objection(64));
  }

  private static BigInteger signed(long seed) {
    BigInteger add = RsaNumbers.sparsePrime(1024, 64, 16, seed);
    BigInteger take = RsaNumbers.sparsePrime(960, 64, 16, seed + 10);
    return add.subtract(take).nextProbablePrime();
  }

  @Test
  void passesWordsThatAreFilled() {
    assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.sparseModulus(2048, 64, 40, 1))))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {2048, 3072, 4096})
  void passesGoodKeys(int bits) {
    for (int seed = 0; seed < 4; seed++) {
      assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.goodModulus(bits, seed)))).isEmpty();
    }
  }
}
