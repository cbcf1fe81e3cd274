package org.countersign.adapters.crypto.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.sequence;

import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.crypto.PublicKeyReader.Readable;
import org.countersign.application.port.crypto.PublicKeyReader.Unreadable;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.key.RsaPublicKey;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PemPublicKeyReaderTest {

  private static final String EXPECTED =
      " Send one PEM block, -----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE-----";

  private final PublicKeyReader reader = new PemPublicKeyReader();

  private static SubjectPublicKeyInfo key(KeyAlgorithm algorithm) {
    return TestKeys.publicKey(algorithm, TestKeys.shared(algorithm));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  /** Only what the reader looks at is as it must be. */
  private static byte[] certificate(byte[] versionIfAny, byte[] key) {
    byte[] any = sequence();
    byte[] tbs =
        sequence(join(versionIfAny, integer(1), any, any, any, any, key, context(3, new byte[0])));
    return sequence(tbs, any, bitString(0, new byte[1]));
  }

  private static byte[] version3() {
    byte[] version = context(0, integer(2));
    version[0] |= 0x20;
    return version;
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P256", "RSA_2048"})
  void readsAKeyAndTheKeyInACertificate(KeyAlgorithm algorithm) {
    SubjectPublicKeyInfo key = key(algorithm);
    Readable expected = new Readable(key.fingerprint());
    assertThat(reader.read(pem("PUBLIC KEY", key.der()))).isEqualTo(expected);
    assertThat(reader.read("text before\n" + pem("PUBLIC KEY", key.der()))).isEqualTo(expected);
    assertThat(reader.read(pem("CERTIFICATE", certificate(version3(), key.der()))))
        .isEqualTo(expected);
    assertThat(reader.read(pem("CERTIFICATE", certificate(new byte[0], key.der()))))
        .isEqualTo(expected);
  }

  @Test
  void givesTheNumbersOfAnRsaKeyAlone() {
    RSAPublicKey rsa = (RSAPublicKey) TestKeys.shared(KeyAlgorithm.RSA_2048).getPublic();
    assertThat(reader.rsaKeyOf(certificate(version3(), rsa.getEncoded())))
        .contains(new RsaPublicKey(rsa.getModulus(), rsa.getPublicExponent()));
    assertThat(reader.rsaKeyOf(certificate(version3(), key(KeyAlgorithm.EC_P256).der()))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> reader.rsaKeyOf(new byte[] {0x30}));
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("nothing", "", "No PEM block is in the text." + EXPECTED),
        Arguments.of("some text", "hello", "No PEM block is in the text." + EXPECTED),
        Arguments.of(
            "no base64",
            "-----BEGIN PUBLIC KEY-----\n???\n-----END PUBLIC KEY-----\n",
            "The text is not valid PEM." + EXPECTED),
        Arguments.of(
            "no end",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n",
            "The text is not valid PEM." + EXPECTED),
        Arguments.of(
            "another kind",
            pem("RSA PUBLIC KEY", sequence()),
            "The PEM block is of another kind." + EXPECTED),
        Arguments.of(
            "no key",
            pem("PUBLIC KEY", sequence()),
            "The PEM block holds no public key: algorithm is missing in SubjectPublicKeyInfo"),
        Arguments.of(
            "no certificate",
            pem("CERTIFICATE", sequence()),
            "The PEM block holds no certificate: tbsCertificate is missing in Certificate"),
        Arguments.of(
            "too much", "x".repeat(65_537), "The PEM text cannot exceed 65536 characters"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void saysWhatIsWrong(String what, String pem, String message) {
    assertThat(reader.read(pem)).as(what).isEqualTo(new Unreadable(message));
  }
}
