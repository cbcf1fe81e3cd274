package org.countersign.adapters.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operations do with any choice of providers. */
interface KeyOperationsContract {

  byte[] OCTETS = "octets".getBytes(StandardCharsets.UTF_8);

  KeyOperations operations();

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  default void makesKeysThatItCanReadAgain(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = operations().generate(algorithm);
    SubjectPublicKeyInfo publicKey = PublicKeys.read(pair.getPublic().getEncoded());
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    SignatureAlgorithm signature = SignatureAlgorithm.defaultFor(algorithm);

    byte[] signed =
        operations().sign(operations().privateKey(algorithm.family(), pkcs8), signature, OCTETS);

    assertThat(publicKey.algorithm()).isEqualTo(algorithm);
    assertThat(operations().verifies(publicKey, signature, OCTETS, signed)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  default void verifiesWhatTheJdkSigned(KeyAlgorithm key, SignatureAlgorithm algorithm) {
    KeyPair pair = TestKeys.shared(key);
    SubjectPublicKeyInfo publicKey = TestKeys.publicKey(key, pair);
    byte[] signature = TestKeys.sign(pair.getPrivate(), algorithm, OCTETS);

    assertThat(operations().verifies(publicKey, algorithm, OCTETS, signature)).isTrue();
    assertThat(operations().verifies(publicKey, algorithm, new byte[3], signature)).isFalse();
    signature[signature.length - 1] ^= 1;
    assertThat(operations().verifies(publicKey, algorithm, OCTETS, signature)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  default void verifiesUnderAKeyOfOursAsOftenAsAsked(
      KeyAlgorithm key, SignatureAlgorithm algorithm) {
    KeyOperations operations = operations();
    KeyPair pair = TestKeys.shared(key);
    SubjectPublicKeyInfo publicKey = TestKeys.publicKey(key, pair);
    byte[] signature = TestKeys.sign(pair.getPrivate(), algorithm, OCTETS);

    for (int time = 0; time < 2; time++) {
      assertThat(operations.verifiesUnderOwn(publicKey, algorithm, OCTETS, signature)).isTrue();
      assertThat(operations.verifiesUnderOwn(publicKey, algorithm, new byte[3], signature))
          .isFalse();
    }
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(KeyAlgorithm.values())
        .flatMap(
            key ->
                Arrays.stream(SignatureAlgorithm.values())
                    .filter(algorithm -> algorithm.fits(key))
                    .map(algorithm -> Arguments.of(key, algorithm)));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_2048", "EC_P256"})
  default void doesNotVerifyWhatIsNoSignature(KeyAlgorithm key) {
    SubjectPublicKeyInfo publicKey = TestKeys.publicKey(key, TestKeys.shared(key));
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      for (byte[] none : new byte[][] {{}, {0}, new byte[256], {0x30, 0x06, 2, 1, 0, 2, 1, 0}}) {
        assertThat(operations().verifies(publicKey, algorithm, OCTETS, none)).isFalse();
      }
    }
  }

  @Test
  default void readsNoPrivateKeyFromWhatIsNone() {
    for (KeyAlgorithm.Family family : KeyAlgorithm.Family.values()) {
      assertThatThrownBy(() -> operations().privateKey(family, new byte[] {0x30, 0}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
