package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.countersign.domain.key.RsaModulus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulusFingerprintTest {

  /** The head of SubjectPublicKeyInfo before the RSAPublicKey, for these lengths. */
  private static final int HEAD = 24;

  @ParameterizedTest
  @ValueSource(ints = {2048, 3072})
  void isSha256OverTheOctetsOfTheModulus(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    byte[] der = key.getEncoded();
    KeyAlgorithm algorithm = bits == 2048 ? KeyAlgorithm.RSA_2048 : KeyAlgorithm.RSA_3072;
    SubjectPublicKeyInfo info =
        new SubjectPublicKeyInfo(algorithm, der, Arrays.copyOfRange(der, HEAD, der.length));

    String hexModulus = key.getModulus().toString(16);
    byte[] octets = HexFormat.of().parseHex(hexModulus);
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    assertThat(octets).hasSize(bits / 8);
    assertThat(info.modulusFingerprint()).contains(expected);
    assertThat(new RsaModulus("", key.getModulus()).fingerprint()).isEqualTo(expected);
  }

  /** Its octets have no zero for a sign. */
  @Test
  void ofASmallNumber() {
    assertThat(new RsaModulus("", BigInteger.valueOf(0x0102)).fingerprint())
        .isEqualTo(Fingerprint.of(new byte[] {1, 2}));
    assertThat(new RsaModulus("", BigInteger.valueOf(0x80)).fingerprint())
        .isEqualTo(Fingerprint.of(new byte[] {(byte) 0x80}));
  }

  @Test
  void isThereForRsaAlone() {
    byte[] octets = new byte[91];
    assertThat(new SubjectPublicKeyInfo(KeyAlgorithm.EC_P256, octets, octets).modulusFingerprint())
        .isEmpty();
    assertThat(new SubjectPublicKeyInfo(KeyAlgorithm.RSA_2048, octets, octets).modulusFingerprint())
        .isEmpty();
  }
}
