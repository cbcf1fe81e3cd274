package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.SigningKeys.UnknownSigningKey;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of signing keys does. The JDK checks each signature. */
public interface SigningKeysContract {

  byte[] OCTETS = "to be signed".getBytes(StandardCharsets.UTF_8);

  /** The same store in each call of one test. */
  SigningKeys signingKeys();

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  default void makesKeysOfEachKind(KeyAlgorithm algorithm) {
    SigningKeyReference key = signingKeys().create(algorithm);

    SubjectPublicKeyInfo publicKey = signingKeys().publicKey(key);

    assertThat(publicKey.algorithm()).isEqualTo(algorithm);
    assertThat(endsWith(publicKey.der(), publicKey.subjectPublicKey())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("fittingPairs")
  default void signsSoThatTheSignatureVerifies(KeyAlgorithm key, SignatureAlgorithm algorithm)
      throws Exception {
    SigningKeyReference reference = signingKeys().create(key);

    byte[] signature = signingKeys().sign(reference, algorithm, OCTETS);

    assertThat(verifies(signingKeys().publicKey(reference), algorithm, OCTETS, signature)).isTrue();
    byte[] others = "to be trusted".getBytes(StandardCharsets.UTF_8);
    assertThat(verifies(signingKeys().publicKey(reference), algorithm, others, signature))
        .isFalse();
  }

  static Stream<Arguments> fittingPairs() {
    return Stream.of(
            KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384, KeyAlgorithm.EC_P521)
        .flatMap(
            key ->
                Arrays.stream(SignatureAlgorithm.values())
                    .filter(algorithm -> algorithm.fits(key))
                    .map(algorithm -> Arguments.of(key, algorithm)));
  }

  @Test
  default void makesADifferentKeyEachTime() {
    SigningKeyReference one = signingKeys().create(KeyAlgorithm.EC_P256);
    SigningKeyReference other = signingKeys().create(KeyAlgorithm.EC_P256);

    assertThat(one).isNotEqualTo(other);
    assertThat(signingKeys().publicKey(one)).isNotEqualTo(signingKeys().publicKey(other));
  }

  @Test
  default void refusesAnAlgorithmThatDoesNotFitTheKey() {
    SigningKeyReference key = signingKeys().create(KeyAlgorithm.EC_P256);

    assertThatThrownBy(() -> signingKeys().sign(key, SignatureAlgorithm.RSA_SHA256, OCTETS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void knowsNoKeyThatItDidNotMake() {
    SigningKeyReference made = signingKeys().create(KeyAlgorithm.EC_P256);
    Stream.of(
            new SigningKeyReference(made.store(), "018f0000-0000-7000-8000-000000000000"),
            new SigningKeyReference(made.store(), "no such name"),
            new SigningKeyReference("another store", made.name()))
        .forEach(
            unknown -> {
              assertThatThrownBy(() -> signingKeys().publicKey(unknown))
                  .isInstanceOf(UnknownSigningKey.class);
              assertThatThrownBy(
                      () -> signingKeys().sign(unknown, SignatureAlgorithm.ECDSA_SHA256, OCTETS))
                  .isInstanceOf(UnknownSigningKey.class);
            });
  }

  private static boolean endsWith(byte[] whole, byte[] end) {
    return Arrays.equals(whole, whole.length - end.length, whole.length, end, 0, end.length);
  }

  private static boolean verifies(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] octets, byte[] signature)
      throws Exception {
    boolean rsa = key.algorithm().family() == KeyAlgorithm.Family.RSA;
    PublicKey publicKey =
        KeyFactory.getInstance(rsa ? "RSA" : "EC")
            .generatePublic(new X509EncodedKeySpec(key.der()));
    Signature verification = Signature.getInstance(TestKeys.jcaName(algorithm));
    verification.initVerify(publicKey);
    verification.update(octets);
    return verification.verify(signature);
  }
}
