package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;

class ModulusIsOddTest {

  private final RsaKeyRule rule = new ModulusIsOdd();
  private final BigInteger good = RsaNumbers.goodModulus(2048, 1);

  @Test
  void passesAnOddModulus() {
    assertThat(rule.objectionTo(RsaNumbers.key(good))).isEmpty();
  }

  @Test
  void refusesAnEvenModulus() {
    assertThat(rule.objectionTo(RsaNumbers.key(good.add(BigInteger.ONE))))
        .contains(
            new KeyObjection(
                RequestFlaw.KEY_MODULUS_EVEN,
                "RSA modulus in CSR is even: it is no product of two odd primes"));
  }
}
