package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people send where a CSR should be: each is told by its name. */
final class OtherTextsTest {

  private static final String EXPECTED = "CSR must start with -----BEGIN CERTIFICATE REQUEST-----";
  private static final String NOT_PEM = "CSR is not valid PEM: ";

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"otherBlocks", "withoutBlock", "mangled", "quoted"})
  void isToldByItsName(String what, String text, RequestFlaw flaw, String message) {
    assertThat(reader.read(text)).as(what).isEqualTo(new Unreadable(flaw, message));
  }

  private static Arguments wrongHeader(String what, String text, String message) {
    return Arguments.of(what, text, RequestFlaw.CSR_WRONG_HEADER, EXPECTED + message);
  }

  private static Arguments notPem(String what, String text, String message) {
    return Arguments.of(what, text, RequestFlaw.CSR_NOT_PEM, NOT_PEM + message);
  }

  private static String pem() {
    return aCertificationRequest().pem();
  }

  private static String block(String label) {
    return pem().replace("CERTIFICATE REQUEST", label);
  }

  static Stream<Arguments> otherBlocks() {
    return Stream.of(
        wrongHeader(
            "a certificate",
            block("CERTIFICATE"),
            " (found -----BEGIN CERTIFICATE-----): this is a certificate; send the CSR, from which"
                + " certificates are made"),
        wrongHeader(
            "a public key",
            block("PUBLIC KEY"),
            " (found -----BEGIN PUBLIC KEY-----): this is a public key; send the CSR, which holds it"
                + " and is signed by its private key"),
        wrongHeader(
            "PKCS #7",
            block("PKCS7"),
            " (found -----BEGIN PKCS7-----): this is PKCS #7, as certificates are sent in; send the"
                + " CSR, which is PKCS #10"),
        wrongHeader("a CRL", block("X509 CRL"), " (found -----BEGIN X509 CRL-----)"),
        wrongHeader(
            "the armour of a private key with nothing in it",
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
            " (found -----BEGIN PRIVATE KEY-----): a private key never leaves its machine; send the"
                + " CSR that is made with it"));
  }

  static Stream<Arguments> withoutBlock() {
    byte[] der = aCertificationRequest().der();
    byte[] key = TestKeys.shared(KeyAlgorithm.EC_P256).getPublic().getEncoded();
    return Stream.of(
        wrongHeader("words", "please issue", ""),
        wrongHeader(
            "base64 of a public key",
            base64(key),
            ": this is a public key in base64; send the CSR in PEM"),
        wrongHeader(
            "base64 of PEM",
            base64(pem().getBytes(StandardCharsets.US_ASCII)),
            ": this is PEM in base64; send the PEM text itself"),
        wrongHeader(
            "a public key in hexadecimal",
            HexFormat.ofDelimiter(":").formatHex(key),
            ": this is a public key in hexadecimal; send the CSR in PEM"),
        wrongHeader(
            "PEM in hexadecimal",
            HexFormat.of().formatHex(pem().getBytes(StandardCharsets.US_ASCII)),
            ": this is PEM in hexadecimal; send the PEM text itself"),
        wrongHeader(
            "base64 of nothing known",
            base64(new byte[100]),
            ": this is something in base64 that is no CSR; send the CSR in PEM"),
        wrongHeader(
            "base64, cut off",
            base64(der).substring(0, 103),
            ": this seems to be base64 without its first and last line, and it is damaged"),
        wrongHeader(
            "DER as Latin-1",
            new String(der, StandardCharsets.ISO_8859_1),
            ": this seems to be DER, which is no text; convert it: openssl req -inform DER -in"
                + " request.der"),
        wrongHeader(
            "DER as UTF-8",
            new String(der, StandardCharsets.UTF_8),
            ": this seems to be DER, which is no text; convert it: openssl req -inform DER -in"
                + " request.der"),
        wrongHeader(
            "the name of a file",
            "/etc/ssl/www.csr",
            ": this is the name of a file; send what is in it"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requestsInOtherForms")
  void ofACsrInAnotherFormIsToldWhatItAsksForToo(String what, String text, String message) {
    Unreadable unreadable = (Unreadable) reader.read(text);

    assertThat(unreadable.flaw()).isEqualTo(RequestFlaw.CSR_WRONG_HEADER);
    assertThat(unreadable.message()).isEqualTo(EXPECTED + message);
    assertThat(unreadable.unproven().orElseThrow().content().subject())
        .isEqualTo(((Readable) reader.read(pem())).request().content().subject());
  }

  static Stream<Arguments> requestsInOtherForms() {
    byte[] der = aCertificationRequest().der();
    String inHexadecimal =
        ": this is a CSR in hexadecimal; send the PEM that openssl req -inform DER makes of its"
            + " octets";
    return Stream.of(
        Arguments.of(
            "base64",
            base64(der),
            ": this is a CSR in base64 without its first and last line; put"
                + " -----BEGIN CERTIFICATE REQUEST----- before it and"
                + " -----END CERTIFICATE REQUEST----- behind it, in lines of their own"),
        Arguments.of("hexadecimal", HexFormat.of().formatHex(der), inHexadecimal),
        Arguments.of(
            "octets of a program",
            HexFormat.ofDelimiter(", ").withPrefix("0x").withUpperCase().formatHex(der),
            inHexadecimal));
  }

  private static String base64(byte[] octets) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
  }

  static Stream<Arguments> mangled() {
    String dashes =
        ": the text of its first line does not stand between five hyphens (U+002D) on each side, as"
            + " when a mail or word program puts other dashes there; send the file as it was made";
    return Stream.of(
        wrongHeader("en dashes", pem().replace("-----", "\u2013\u2013-"), dashes),
        wrongHeader("four hyphens", pem().replace("-----", "----"), dashes),
        wrongHeader(
            "lower case",
            pem().replace("BEGIN CERTIFICATE REQUEST", "begin certificate request"),
            ": the text of its first line is not in upper case; send the file as it was made"),
        wrongHeader(
            "no blanks",
            pem().replace("BEGIN CERTIFICATE REQUEST", "BEGINCERTIFICATEREQUEST"),
            ": the text of its first line has not one blank between its words; send the file as it"
                + " was made"),
        wrongHeader(
            "blanks of a form",
            pem().replace(' ', '+'),
            ": the text of its first line has not one blank between its words; send the file as it"
                + " was made"));
  }

  static Stream<Arguments> quoted() {
    return Stream.of(
        notPem(
            "as in a mail",
            pem().replaceAll("(?m)^(?=.)", "> "),
            "its lines are quoted, each with '>' before it, as in a mail; send the lines without"
                + " that"),
        notPem(
            "as in a mail, but for the header",
            pem().replaceAll("(?m)^(?=[^-])", ">"),
            "its lines are quoted, each with '>' before it, as in a mail; send the lines without"
                + " that"),
        notPem(
            "as in a program",
            "csr = \"" + pem() + "\"",
            "'\"' stands before the header on its line; send the block alone"),
        notPem(
            "behind words",
            "here it is " + pem(),
            "text stands before the header on its line; begin the line with the header"),
        notPem(
            "before words",
            pem().stripTrailing() + " thank you",
            "text follows the footer on its line; end the line behind its five hyphens"),
        notPem(
            "escaped",
            pem().replace("\n", "\\n"),
            "it holds the two characters \\ and n where a line should end; escape line ends once"));
  }
}
