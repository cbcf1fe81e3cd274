package org.countersign.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateKeyTextTest {

  private static final String CSR =
      "-----BEGIN CERTIFICATE REQUEST-----\n"
          + "MIH9MIGlAgEAMBgxFjAUBgNVBAMMDXd3dy5odW50LnRlc3QwWTATBgcqhkjOPQIB\n"
          + "-----END CERTIFICATE REQUEST-----\n";

  private record Encoding(String name, byte[] der) {}

  private static List<Encoding> encodings() {
    byte[] rsa = pair("RSA", 2048).getPrivate().getEncoded();
    byte[] p256 = pair("EC", 256).getPrivate().getEncoded();
    byte[] p521 = pair("EC", 521).getPrivate().getEncoded();
    byte[] ed25519 = pair("Ed25519", 255).getPrivate().getEncoded();
    return List.of(
        new Encoding("PRIVATE KEY", rsa),
        new Encoding("PRIVATE KEY", p256),
        new Encoding("PRIVATE KEY", p521),
        new Encoding("PRIVATE KEY", ed25519),
        new Encoding("RSA PRIVATE KEY", Arrays.copyOfRange(rsa, 26, rsa.length)),
        new Encoding("EC PRIVATE KEY", Arrays.copyOfRange(p256, 28, p256.length)),
        new Encoding("ENCRYPTED PRIVATE KEY", encrypted(p256)));
  }

  private static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encrypted(byte[] key) {
    try {
      String algorithm = "PBEWithSHA1AndDESede";
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec("password".toCharArray())));
      return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
  }

  private static String pem(Encoding key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(key.name(), base64(key.der()), key.name());
  }

  static Stream<Arguments> keys() {
    return encodings().stream().flatMap(PrivateKeyTextTest::spellings);
  }

  private static Stream<Arguments> spellings(Encoding key) {
    String pem = pem(key);
    String name = key.name() + " of " + key.der().length + " octets";
    return Stream.of(
        Arguments.of(name, pem),
        Arguments.of(name + " before a CSR", pem + CSR),
        Arguments.of(name + " behind a CSR", CSR + pem),
        Arguments.of(name + " with CR LF", pem.replace("\n", "\r\n")),
        Arguments.of(name + " escaped", pem.replace("\n", "\\n")),
        Arguments.of(name + " escaped twice", pem.replace("\n", "\\\\n")),
        Arguments.of(name + " quoted", pem.replaceAll("(?m)^", "> ")),
        Arguments.of(name + " in lower case", pem.replace("BEGIN " + key.name(), "begin key")),
        Arguments.of(name + " with other dashes", pem.replace("-----", "\u2013\u2013")),
        Arguments.of(name + " without blanks", pem.replace(" ", "")),
        Arguments.of(name + " without its armour", base64(key.der())),
        Arguments.of(
            name + " in one line, glued", "key=" + Base64.getEncoder().encodeToString(key.der())),
        Arguments.of(
            name + " for URLs", "\"" + Base64.getUrlEncoder().encodeToString(key.der()) + "\""),
        Arguments.of(name + " twice encoded", base64(pem.getBytes(StandardCharsets.US_ASCII))),
        Arguments.of(name + " in hexadecimal", HexFormat.of().formatHex(key.der())),
        Arguments.of(
            name + " in hexadecimal of PEM",
            HexFormat.of().formatHex(pem.getBytes(StandardCharsets.US_ASCII))),
        Arguments.of(
            name + " as Latin-1", "x" + new String(key.der(), StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void isTold(String what, String text) {
    assertThat(PrivateKeyText.isIn(text)).as(what).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "what nobody can read", "-----BEGIN CERTIFICATE REQUEST-----\nMAA="})
  void theWholeOfAnotherTextIsKept(String text) {
    assertThat(PrivateKeyText.kept(text)).isEqualTo(text);
  }

  @Test
  void aPrivateKeyIsNeverKept() {
    String key = base64(pair("EC", 256).getPrivate().getEncoded());

    assertThat(PrivateKeyText.kept(key)).isEqualTo(PrivateKeyText.NOT_KEPT);
    assertThat(PrivateKeyText.kept(CSR + key)).isEqualTo(PrivateKeyText.NOT_KEPT);
  }

  @Test
  void isToldInOctetsThatWereTakenForUtf8() {
    byte[] der = pair("RSA", 2048).getPrivate().getEncoded();

    assertThat(PrivateKeyText.isIn(new String(der, StandardCharsets.UTF_8))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("otherFormats")
  void isToldInOtherFormats(String what, String text) {
    assertThat(PrivateKeyText.isIn(text)).as(what).isTrue();
  }

  static Stream<Arguments> otherFormats() {
    String base64 = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2g";
    return Stream.of(
        Arguments.of(
            "OpenSSH",
            "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                + base64
                + "\n-----END OPENSSH PRIVATE KEY-----"),
        Arguments.of("OpenSSH without armour", base64),
        Arguments.of(
            "PuTTY", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 14\nAAAA"),
        Arguments.of("printed", "Private-Key: (2048 bit)\nprivateExponent:\n    00:a1:b2:c3:d4:e5"),
        Arguments.of(
            "JWK", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"d\":\"AAAAAAAAAAAAAA\"}"),
        Arguments.of(
            "PKCS #12",
            Base64.getEncoder()
                .encodeToString(
                    HexFormat.of()
                        .parseHex(
                            "308209a302010330820969"
                                + "06092a864886f70d010701"
                                + "00".repeat(40)))),
        Arguments.of("what stands for one", PrivateKeyText.NOT_KEPT));
  }

  @ParameterizedTest
  @MethodSource("others")
  void isNotToldInWhatIsNone(String what, String text) {
    assertThat(PrivateKeyText.isIn(text)).as(what).isFalse();
  }

  static Stream<Arguments> others() {
    byte[] spki = pair("RSA", 2048).getPublic().getEncoded();
    return Stream.of(
        Arguments.of("nothing", ""),
        Arguments.of("a CSR", CSR),
        Arguments.of("a CSR without armour", CSR.lines().toList().get(1)),
        Arguments.of("the CSR's inner part", CSR.lines().toList().get(1).substring(4)),
        Arguments.of("a public key", base64(spki)),
        Arguments.of(
            "a public key in armour",
            "-----BEGIN PUBLIC KEY-----\n" + base64(spki) + "\n-----END PUBLIC KEY-----\n"),
        Arguments.of("one in hexadecimal", HexFormat.ofDelimiter(":").formatHex(spki)),
        Arguments.of("octets of one", new String(spki, StandardCharsets.ISO_8859_1)),
        Arguments.of("octets as UTF-8", new String(spki, StandardCharsets.UTF_8)),
        Arguments.of("RSAPublicKey", base64(Arrays.copyOfRange(spki, 24, spki.length))),
        Arguments.of("words", "the request that belongs to the private key in server.key, for us"),
        Arguments.of(
            "an empty armour", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"));
  }
}
