package org.countersign.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.issuance.SignatureAlgorithmChoice.Chosen;
import org.countersign.domain.issuance.SignatureAlgorithmChoice.Incompatible;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument.Algorithms;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureAlgorithmChoiceTest {

  private static PolicyRules listing(String... signatures) {
    return aPolicy().withAlgorithms(new Algorithms(List.of(signatures), null)).rules();
  }

  @ParameterizedTest(name = "{0} signs a CSR with {1} under {2}: {3}")
  @CsvSource({
    "EC_P256, ECDSA_SHA256, ECDSA-SHA256, ECDSA_SHA256",
    "EC_P384, ECDSA_SHA256, SHA256-ECDSA ECDSA-SHA384, ECDSA_SHA256",
    "EC_P384, ECDSA_SHA256, ECDSA-SHA384 ECDSA-SHA512, ECDSA_SHA384",
    "EC_P256, ECDSA_SHA256, ECDSA-SHA384 ECDSA-SHA512, ECDSA_SHA512",
    "RSA_4096, ECDSA_SHA256, ECDSA-SHA256 RSA-SHA256, RSA_SHA256",
    "RSA_4096, ECDSA_SHA384, ECDSA-SHA384 RSA-SHA256, RSA_SHA256",
    "RSA_4096, ECDSA_SHA384, ECDSA-SHA384 RSA-SHA384 RSA-SHA256, RSA_SHA384",
    "EC_P521, RSA_SHA256, RSA-SHA256 ECDSA-SHA512, ECDSA_SHA512",
  })
  void fitsTheKeyOfTheAuthority(
      KeyAlgorithm key, SignatureAlgorithm csr, String listed, SignatureAlgorithm chosen) {
    assertThat(SignatureAlgorithmChoice.of(key, Optional.of(csr), listing(listed.split(" "))))
        .isEqualTo(new Chosen(chosen));
  }

  @Test
  void saysWhyThereIsNone() {
    assertThat(
            SignatureAlgorithmChoice.of(
                KeyAlgorithm.EC_P384,
                Optional.of(SignatureAlgorithm.RSA_SHA256),
                listing("SHA256-RSA", "RSA-SHA512")))
        .isEqualTo(
            new Incompatible(
                "Template signature algorithms (SHA256-RSA, RSA-SHA512) are not compatible with CA"
                    + " key algorithm (EC_secp384r1)"));
  }

  @Test
  void isTheDefaultOfTheKeyOfTheAuthorityWhereTheRequestIsNotSigned() {
    assertThat(
            SignatureAlgorithmChoice.of(
                KeyAlgorithm.EC_P384,
                Optional.empty(),
                listing("ECDSA-SHA256", "ECDSA-SHA384", "ECDSA-SHA512")))
        .isEqualTo(new Chosen(SignatureAlgorithm.ECDSA_SHA384));
  }

  @Test
  void isFreeWhereThePolicyListsNone() {
    assertThat(
            SignatureAlgorithmChoice.of(
                KeyAlgorithm.RSA_2048,
                Optional.of(SignatureAlgorithm.ECDSA_SHA512),
                aPolicy().withAlgorithms(null).rules()))
        .isEqualTo(new Chosen(SignatureAlgorithm.RSA_SHA512));
  }
}
