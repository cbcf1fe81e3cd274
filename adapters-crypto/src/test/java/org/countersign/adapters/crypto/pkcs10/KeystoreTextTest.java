package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.PrivateKeyText;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A keystore that is sent for a CSR is told by its name, and its key counts as exposed. */
final class KeystoreTextTest {

  private static final char[] PASSWORD = "password".toCharArray();

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource("keystores")
  void isToldByItsName(String what, String name, String text) {
    assertThat(reader.read(text))
        .as(what)
        .isEqualTo(
            new Unreadable(
                RequestFlaw.CSR_WITH_PRIVATE_KEY,
                "CSR comes with a "
                    + name
                    + ", which holds a private key. The text was not kept, but the key has left its"
                    + " machine and is to be treated as exposed: make a new key, and send the CSR"
                    + " made with it alone"));
    assertThat(PrivateKeyText.kept(text)).isEqualTo(PrivateKeyText.NOT_KEPT);
  }

  static Stream<Arguments> keystores() {
    return Stream.of(
            Arguments.of("JKS", "Java keystore"),
            Arguments.of("JCEKS", "Java keystore"),
            Arguments.of("PKCS12", "PKCS #12 keystore"))
        .flatMap(kind -> spellings((String) kind.get()[0], (String) kind.get()[1]));
  }

  private static Stream<Arguments> spellings(String type, String name) {
    byte[] octets = keystore(type);
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
    return Stream.of(
        Arguments.of(type + " in base64", name, base64),
        Arguments.of(type + " for URLs", name, Base64.getUrlEncoder().encodeToString(octets)),
        Arguments.of(
            type + " behind a CSR",
            name,
            CertificationRequestTextBuilder.aCertificationRequest().pem() + base64),
        Arguments.of(type + " as Latin-1", name, new String(octets, StandardCharsets.ISO_8859_1)),
        Arguments.of(type + " as UTF-8", name, new String(octets, StandardCharsets.UTF_8)),
        Arguments.of(type + " in hexadecimal", name, HexFormat.of().formatHex(octets)));
  }

  private static byte[] keystore(String type) {
    try {
      KeyStore keystore = KeyStore.getInstance(type);
      keystore.load(null, PASSWORD);
      keystore.setKeyEntry("www", encryptedKey(), null);
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      keystore.store(octets, PASSWORD);
      return octets.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encryptedKey() throws GeneralSecurityException, IOException {
    String algorithm = "PBEWithSHA1AndDESede";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD)));
    byte[] key = TestKeys.shared(KeyAlgorithm.EC_P256).getPrivate().getEncoded();
    return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
  }
}
