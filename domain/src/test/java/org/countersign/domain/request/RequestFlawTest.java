package org.countersign.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RequestFlawTest {

  /** Programs depend on them: a line here goes only with the major version. */
  @Test
  void keepsItsNames() {
    assertThat(Arrays.stream(RequestFlaw.values()).map(RequestFlaw::text))
        .containsExactly(
            "csr-empty",
            "csr-too-long",
            "csr-wrong-header",
            "csr-not-pem",
            "csr-with-private-key",
            "csr-not-pkcs10",
            "csr-trailing-bytes",
            "csr-signature-algorithm-unsupported",
            "csr-proof-of-possession-failed",
            "csr-key-algorithm-unsupported",
            "csr-key-size-unsupported",
            "csr-key-curve-unsupported",
            "key-point-invalid",
            "key-exponent-weak",
            "key-modulus-even",
            "key-small-factor",
            "key-modulus-pattern",
            "key-modulus-polynomial",
            "key-modulus-prime",
            "key-close-primes",
            "key-roca",
            "key-debian-weak",
            "key-shared-prime",
            "key-blocked",
            "key-of-authority");
  }
}
