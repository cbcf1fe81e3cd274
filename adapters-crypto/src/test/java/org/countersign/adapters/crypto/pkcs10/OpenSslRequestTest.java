package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.OpenSsl;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests made by OpenSSL, as people make them. */
final class OpenSslRequestTest {

  @TempDir private Path directory;

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());
  private OpenSsl openssl;

  @BeforeEach
  void findOpenSsl() {
    openssl = OpenSsl.in(directory);
  }

  /** Makes a key and a request with these options of {@code openssl req}. */
  private Reading read(String... options) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("req", "-new", "-nodes", "-keyout", "key.pem", "-out", "csr.pem"),
                Stream.of(options))
            .toList();
    openssl.run(command.toArray(String[]::new));
    return reader.read(openssl.read("csr.pem"));
  }

  private CertificationRequest readable(String... options) throws Exception {
    Reading reading = read(options);
    assertThat(reading).isInstanceOf(Readable.class);
    return ((Readable) reading).request();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsEachKindOfKeyAndHash(
      List<String> newKey, String hash, KeyAlgorithm key, SignatureAlgorithm signature)
      throws Exception {
    List<String> options =
        Stream.of(newKey, List.of(hash, "-subj", "/CN=a.example")).flatMap(List::stream).toList();

    CertificationRequest request = readable(options.toArray(String[]::new));

    assertThat(request.publicKey().algorithm()).isEqualTo(key);
    assertThat(request.content().signatureAlgorithm()).contains(signature);
    String publicKey = openssl.run("req", "-in", "csr.pem", "-noout", "-pubkey");
    assertThat(
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request.publicKey().der()))
        .isEqualTo(publicKey.replaceAll("-----.*-----\n", "").strip());
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(rsa(2048), "-sha256", KeyAlgorithm.RSA_2048, SignatureAlgorithm.RSA_SHA256),
        Arguments.of(rsa(3072), "-sha384", KeyAlgorithm.RSA_3072, SignatureAlgorithm.RSA_SHA384),
        Arguments.of(rsa(4096), "-sha512", KeyAlgorithm.RSA_4096, SignatureAlgorithm.RSA_SHA512),
        Arguments.of(ec("P-256"), "-sha256", KeyAlgorithm.EC_P256, SignatureAlgorithm.ECDSA_SHA256),
        Arguments.of(ec("P-384"), "-sha384", KeyAlgorithm.EC_P384, SignatureAlgorithm.ECDSA_SHA384),
        Arguments.of(ec("P-521"), "-sha512", KeyAlgorithm.EC_P521, SignatureAlgorithm.ECDSA_SHA512),
        Arguments.of(
            ec("P-256"), "-sha512", KeyAlgorithm.EC_P256, SignatureAlgorithm.ECDSA_SHA512));
  }

  private static List<String> rsa(int bits) {
    return List.of("-newkey", "rsa:" + bits);
  }

  private static List<String> ec(String curve) {
    return List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve);
  }

  @Test
  void readsSubjectAndExtensions() throws Exception {
    CertificationRequest request =
        readable(
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-utf8",
            "-subj",
            "/C=DE/ST=Bayern/L=München/O=Example GmbH/OU=One/OU=Two/CN=a.example",
            "-addext",
            "subjectAltName=DNS:a.example,DNS:*.b.example,IP:192.0.2.1,IP:2001:db8::1,"
                + "email:alice@a.example,URI:https://a.example/x,RID:1.2.3.4,otherName:1.2.3.4;UTF8:other",
            "-addext",
            "keyUsage=critical,digitalSignature,keyEncipherment",
            "-addext",
            "extendedKeyUsage=serverAuth,clientAuth,1.2.3.4",
            "-addext",
            "basicConstraints=critical,CA:TRUE,pathlen:0",
            "-addext",
            "tlsfeature=status_request");

    assertThat(request.content().subject())
        .hasToString("C=DE, ST=Bayern, L=München, O=Example GmbH, OU=One, OU=Two, CN=a.example");
    assertThat(request.content().names())
        .containsExactly(
            new RequestedName(GeneralNameKind.DNS_NAME, "a.example"),
            new RequestedName(GeneralNameKind.DNS_NAME, "*.b.example"),
            new RequestedName(GeneralNameKind.IP_ADDRESS, "192.0.2.1"),
            new RequestedName(GeneralNameKind.IP_ADDRESS, "2001:db8::1"),
            new RequestedName(GeneralNameKind.EMAIL, "alice@a.example"),
            new RequestedName(GeneralNameKind.URI, "https://a.example/x"),
            new RequestedName(GeneralNameKind.REGISTERED_ID, "1.2.3.4"),
            new RequestedName(GeneralNameKind.OTHER_NAME, "1.2.3.4:other"));
    assertThat(request.content().keyUsages())
        .contains(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
    assertThat(request.content().extendedKeyUsages())
        .contains(
            List.of(
                ExtendedKeyUsage.SERVER_AUTH,
                ExtendedKeyUsage.CLIENT_AUTH,
                new ExtendedKeyUsage("1.2.3.4")));
    assertThat(request.content().basicConstraints()).contains(BasicConstraints.authority(0));
    assertThat(request.content().otherExtensions())
        .containsExactly(new RequestedExtension("1.3.6.1.5.5.7.1.24", false));
  }

  @Test
  void readsPartsOfManyAttributes() throws Exception {
    CertificationRequest request =
        readable(
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-subj",
            "/O=Example/CN=a+OU=b/emailAddress=a@a.example",
            "-multivalue-rdn");

    assertThat(request.content().subject().parts()).hasSize(3);
    assertThat(request.content().subject())
        .hasToString("O=Example, CN=a+OU=b, emailAddress=a@a.example");
  }

  @Test
  void readsAnEmptySubject() throws Exception {
    assertThat(readable("-newkey", "rsa:2048", "-subj", "/").content().subject().isEmpty())
        .isTrue();
  }

  @Test
  void readsTheBlockBehindThePrintedText() throws Exception {
    readable("-newkey", "rsa:2048", "-subj", "/CN=a.example", "-text");

    assertThat(openssl.read("csr.pem")).startsWith("Certificate Request:");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsupported")
  void saysWhatIsNotSupported(List<String> options, String message) throws Exception {
    Reading reading =
        read(Stream.concat(options.stream(), Stream.of("-subj", "/CN=a")).toArray(String[]::new));

    assertThat(reading).isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) reading).message()).isEqualTo(message);
  }

  static Stream<Arguments> unsupported() {
    String signatures = ". Supported: RSA or ECDSA with SHA-256, SHA-384, SHA-512";
    return Stream.of(
        Arguments.of(
            rsa(1024), "Unsupported RSA key size in CSR: 1024. Supported: 2048, 3072, 4096"),
        Arguments.of(
            ec("secp256k1"),
            "Unsupported ECDSA curve in CSR: secp256k1. Supported: P-256, P-384, P-521"),
        Arguments.of(
            List.of(
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-pkeyopt",
                "ec_param_enc:explicit"),
            "Unsupported ECDSA curve in CSR: explicit parameters. Supported: P-256, P-384, P-521"),
        Arguments.of(
            List.of("-newkey", "ed25519"),
            "Unsupported key algorithm in CSR: Ed25519. Supported: RSA, ECDSA"),
        Arguments.of(
            List.of("-newkey", "rsa-pss", "-pkeyopt", "rsa_keygen_bits:2048"),
            "Unsupported key algorithm in CSR: RSASSA-PSS. Supported: RSA, ECDSA"),
        Arguments.of(
            List.of("-newkey", "rsa:2048", "-sigopt", "rsa_padding_mode:pss"),
            "Unsupported signature algorithm in CSR: RSASSA-PSS" + signatures),
        Arguments.of(
            List.of("-newkey", "rsa:2048", "-sha1"),
            "Unsupported signature algorithm in CSR: RSA-SHA1" + signatures),
        Arguments.of(
            List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-sha224"),
            "Unsupported signature algorithm in CSR: ECDSA-SHA224" + signatures));
  }
}
