package org.countersign.adapters.persistence.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.document.CsrDocument.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was sent comes back to the character; what is plain PEM stands as DER. */
class CsrDocumentTest {

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----";
  private static final String END = "-----END CERTIFICATE REQUEST-----";

  private static byte[] der(int length) {
    byte[] der = new byte[length];
    new Random(length).nextBytes(der);
    return der;
  }

  private static String pem(byte[] der, String lineBreak) {
    return BEGIN
        + lineBreak
        + Base64.getMimeEncoder(64, lineBreak.getBytes(StandardCharsets.US_ASCII))
            .encodeToString(der)
        + lineBreak
        + END;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 47, 48, 49, 96, 400, 1999})
  void plainPemStandsAsItsOctets(int length) {
    for (String lineBreak : new String[] {"\n", "\r\n"}) {
      for (String end : new String[] {"", lineBreak}) {
        String text = pem(der(length), lineBreak) + end;

        CsrDocument document = CsrDocument.of(text);

        assertThat(document.form()).isNotEqualTo(Form.TEXT);
        assertThat(document.octets()).isEqualTo(der(length));
        assertThat(document.text()).isEqualTo(text);
      }
    }
  }

  static Stream<String> otherTexts() {
    String pem = pem(der(100), "\n");
    return Stream.of(
        "",
        "no CSR",
        "\u0000 \ud83d unpaired, \ud83d\udd11 paired, \u2028 \"quoted\" \\ \r\n",
        BEGIN,
        BEGIN + "\n" + END,
        BEGIN + "\n\n" + END + "\n",
        pem + "\n\n",
        pem + " ",
        " " + pem,
        pem + "\n" + pem + "\n",
        pem + "\r\n",
        pem.replaceFirst("\n", "\n\n"),
        pem.replaceFirst("\n", " \n"),
        pem.replaceFirst("\n", "\nheader: x\n\n"),
        pem.replace("\n", ""),
        pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"),
        pem.replace("-----END", "=\n-----END"),
        pem(der(100), "\n").replace('+', '-'),
        BEGIN + "\nMIIB\u00fc\n" + END + "\n",
        BEGIN + "\nMAB=\n" + END + "\n");
  }

  @ParameterizedTest
  @MethodSource("otherTexts")
  void anythingElseStandsAsText(String text) {
    CsrDocument document = CsrDocument.of(text);

    assertThat(document.form()).isEqualTo(Form.TEXT);
    assertThat(IntStream.range(0, document.octets().length).map(i -> document.octets()[i]))
        .allMatch(octet -> octet > 0);
    assertThat(document.text()).isEqualTo(text);
  }
}
