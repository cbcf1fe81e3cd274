package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that clients depend on. */
class AlgorithmNamesTest {

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, RSA_2048", "RSA-3072, RSA_3072", "EC_prime256v1, EC_P256", "ECDSA-P256, EC_P256",
    "ECDSA_P256, EC_P256", "EC_secp384r1, EC_P384", "ECDSA-P384, EC_P384", "EC_secp521r1, EC_P521",
    "ECDSA_P521, EC_P521",
  })
  void aKeyAlgorithmIsReadByEachOfItsNames(String name, KeyAlgorithm algorithm) {
    assertThat(KeyAlgorithm.ofName(name)).contains(algorithm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA", "RSA_1024", "rsa_2048", "EC_P256", "P-256"})
  void otherKeyAlgorithmsAreUnknown(String name) {
    assertThat(KeyAlgorithm.ofName(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA-SHA256, SHA256-RSA, RSA_SHA256", "RSA-SHA384, SHA384-RSA, RSA_SHA384",
    "RSA-SHA512, SHA512-RSA, RSA_SHA512", "ECDSA-SHA256, SHA256-ECDSA, ECDSA_SHA256",
    "ECDSA-SHA384, SHA384-ECDSA, ECDSA_SHA384", "ECDSA-SHA512, SHA512-ECDSA, ECDSA_SHA512",
  })
  void aSignatureAlgorithmHasTwoNames(String wire, String policy, SignatureAlgorithm algorithm) {
    assertThat(SignatureAlgorithm.ofName(wire)).contains(algorithm);
    assertThat(SignatureAlgorithm.ofName(policy)).contains(algorithm);
    assertThat(algorithm.wireName()).isEqualTo(wire);
    assertThat(algorithm.policyName()).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_4096, RSA_SHA256",
    "EC_P256, ECDSA_SHA256",
    "EC_P384, ECDSA_SHA384",
    "EC_P521, ECDSA_SHA512",
  })
  void eachKeyHasADefaultSignature(KeyAlgorithm key, SignatureAlgorithm signature) {
    assertThat(SignatureAlgorithm.defaultFor(key)).isEqualTo(signature);
    assertThat(signature.fits(key)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aKeyUsageIsReadByTheNameItWrites(KeyUsage usage) {
    assertThat(KeyUsage.ofWireName(usage.wireName())).contains(usage);
    assertThat(usage.wireName()).matches("[a-z]+(_[a-z]+)+");
  }

  @Test
  void theBitsOfKeyUsageAreThoseOfTheRfc() {
    assertThat(KeyUsage.DIGITAL_SIGNATURE.bit()).isZero();
    assertThat(KeyUsage.KEY_CERT_SIGN.bit()).isEqualTo(5);
    assertThat(KeyUsage.DECIPHER_ONLY.bit()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "server_auth, 1.3.6.1.5.5.7.3.1",
    "client_auth, 1.3.6.1.5.5.7.3.2",
    "code_signing, 1.3.6.1.5.5.7.3.3",
    "email_protection, 1.3.6.1.5.5.7.3.4",
    "time_stamping, 1.3.6.1.5.5.7.3.8",
    "ocsp_signing, 1.3.6.1.5.5.7.3.9",
    "2.999.1, 2.999.1",
    "0.0, 0.0",
    "1.39.0, 1.39.0",
    "2.100, 2.100",
  })
  void aPurposeIsReadByNameOrNumber(String name, String oid) {
    assertThat(ExtendedKeyUsage.ofWireName(name)).contains(new ExtendedKeyUsage(oid));
    assertThat(ExtendedKeyUsage.ofWireName(oid)).contains(new ExtendedKeyUsage(oid));
    assertThat(new ExtendedKeyUsage(oid).wireName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        ".1",
        "3.1",
        "12.1",
        "1.40",
        "0.100",
        "1.2.",
        "1.02",
        "1.2.00",
        "1..2",
        "2.-1",
        "2.1x",
        "a.b",
        "SERVER_AUTH"
      })
  void otherPurposesAreNone(String name) {
    assertThat(ExtendedKeyUsage.ofWireName(name)).isEmpty();
  }
}
