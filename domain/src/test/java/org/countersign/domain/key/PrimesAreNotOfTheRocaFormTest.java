package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimesAreNotOfTheRocaFormTest {

  private static final KeyObjection OBJECTION =
      new KeyObjection(
          RequestFlaw.KEY_ROCA,
          "RSA key in CSR was made by a chip or library whose keys can be factored (ROCA,"
              + " CVE-2017-15361); make a new key with other software or hardware");

  private final RsaKeyRule rule = new PrimesAreNotOfTheRocaForm();

  /** M is that of the paper for keys of that length; the last is the least that is recognised. */
  @ParameterizedTest(name = "{0} bits, primes up to {1}")
  @CsvSource({"2048,701", "1024,353", "512,167", "2048,167"})
  void refusesKeysOfTheForm(int bits, int greatest) {
    assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.rocaModulus(bits, greatest))))
        .contains(OBJECTION);
  }

  @Test
  void passesAKeyOfWhichOnePrimeIsOfTheForm() {
    BigInteger modulus = RsaNumbers.rocaPrime(1024, 701, 1).multiply(RsaNumbers.prime(1024, 1));
    assertThat(rule.objectionTo(RsaNumbers.key(modulus))).isEmpty();
  }

  /** A power modulo each prime, but not of one exponent: no key of that library. */
  @Test
  void passesAKeyWhoseExponentsDoNotFitTogether() {
    BigInteger m = RsaNumbers.primorial(167);
    BigInteger eleven = BigInteger.valueOf(11);
    BigInteger rest = m.divide(eleven);
    BigInteger roca = RsaNumbers.rocaModulus(512, 167);
    // Multiplied by 65537 modulo 11, unchanged modulo the other primes.
    BigInteger factor =
        rest.multiply(rest.modInverse(eleven))
            .multiply(RsaNumbers.F4.subtract(BigInteger.ONE))
            .add(BigInteger.ONE)
            .mod(m);
    BigInteger modulus = roca.multiply(factor);
    assertThat(modulus.mod(eleven)).isEqualTo(roca.multiply(RsaNumbers.F4).mod(eleven));
    assertThat(rule.objectionTo(RsaNumbers.key(modulus))).isEmpty();
  }

  @Test
  void passesGoodKeys() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(rule.objectionTo(RsaNumbers.key(RsaNumbers.goodModulus(2048, seed)))).isEmpty();
    }
  }
}
