package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestPemTest {

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----\n";
  private static final String END = "-----END CERTIFICATE REQUEST-----\n";
  private static final String WRONG_HEADER =
      "CSR must start with -----BEGIN CERTIFICATE REQUEST-----";
  private static final String FLAW = "CSR is not valid PEM: ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void reads(String what, String text) throws NotReadable {
    assertThat(RequestPem.read(text).der()).as(what).isEqualTo(new byte[] {1, 2, 3, 4});
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("LF", BEGIN + "AQIDBA==\n" + END),
        Arguments.of("CRLF", (BEGIN + "AQIDBA==\n" + END).replace("\n", "\r\n")),
        Arguments.of("no end of line behind the footer", BEGIN + "AQIDBA==\n" + END.strip()),
        Arguments.of("text around", "text\n\n" + BEGIN + "AQIDBA==\n" + END + "text\n"),
        Arguments.of("dashes in the text", "-----\n--- x ---\n" + BEGIN + "AQIDBA==\n" + END),
        Arguments.of("short lines", BEGIN + "AQ\nIDBA\n==\n" + END),
        Arguments.of("blanks at the ends", BEGIN.strip() + " \t\nAQIDBA==  \n" + END),
        Arguments.of("an empty line", BEGIN + "\nAQIDBA==\n\n" + END),
        Arguments.of(
            "the older label",
            (BEGIN + "AQIDBA==\n" + END).replace("CERTIFICATE", "NEW CERTIFICATE")),
        Arguments.of("an indented block", (BEGIN + "AQIDBA==\n" + END).indent(4)),
        Arguments.of("an indented line", BEGIN + "\t AQIDBA==\n" + END),
        Arguments.of("blanks in a line", BEGIN + "AQ ID\tBA\u000b==\f\n" + END),
        Arguments.of("joined lines", (BEGIN + "AQIDBA==\n" + END).replace('\n', ' ')),
        Arguments.of("one line", (BEGIN + "AQIDBA==\n" + END).replace("\n", "")),
        Arguments.of("CR alone", (BEGIN + "AQIDBA==\n" + END).replace('\n', '\r')),
        Arguments.of("a byte order mark", "\ufeff" + BEGIN + "AQIDBA==\n" + END));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String what, String text, String message) {
    assertThatThrownBy(() -> RequestPem.read(text))
        .as(what)
        .isInstanceOf(NotReadable.class)
        .hasMessage(message);
  }

  static Stream<Arguments> refused() {
    String block = BEGIN + "AQIDBA==\n" + END;
    return Stream.of(
        Arguments.of("no block", "AQIDBA==", WRONG_HEADER),
        Arguments.of(
            "the older label at its end alone",
            block.replace("END CERTIFICATE", "END NEW CERTIFICATE"),
            FLAW + "line 3 should be -----END CERTIFICATE REQUEST-----, or base64"),
        Arguments.of(
            "a second block",
            block + block,
            FLAW
                + "a second block begins in line 4 (-----BEGIN CERTIFICATE REQUEST-----);"
                + " send the one block alone"),
        Arguments.of(
            "a private key behind",
            block + "-----BEGIN PRIVATE KEY-----\n",
            FLAW
                + "a second block begins in line 4 (-----BEGIN PRIVATE KEY-----);"
                + " send the one block alone"),
        Arguments.of(
            "no footer",
            BEGIN + "AQIDBA==\n",
            FLAW
                + "-----END CERTIFICATE REQUEST----- is missing; the CSR seems to have been cut off"),
        Arguments.of(
            "another footer",
            BEGIN + "AQIDBA==\n-----END CERTIFICATE-----\n",
            FLAW + "line 3 should be -----END CERTIFICATE REQUEST-----, or base64"),
        Arguments.of(
            "a header inside",
            BEGIN + "AQID\n" + block,
            FLAW + "line 3 should be -----END CERTIFICATE REQUEST-----, or base64"),
        Arguments.of("nothing inside", BEGIN + END, FLAW + "the block is empty"),
        Arguments.of(
            "a character",
            BEGIN + "AQ!DBA==\n" + END,
            FLAW + "line 2, column 3 is '!', which is not base64"),
        Arguments.of(
            "base64 for URLs",
            BEGIN + "AQ_DBA==\n" + END,
            FLAW + "line 2, column 3 is '_', which is not base64"),
        Arguments.of(
            "a control character",
            BEGIN + "AQ\u0000DBA==\n" + END,
            FLAW + "line 2, column 3 is U+0000, which is not base64"),
        Arguments.of(
            "an RFC 1421 header",
            BEGIN + "Proc-Type: 4,ENCRYPTED\n\nAQIDBA==\n" + END,
            FLAW + "line 2, column 5 is '-', which is not base64"),
        Arguments.of(
            "no padding",
            BEGIN + "AQIDBA\n" + END,
            FLAW + "its base64 has 6 characters, not a multiple of four; some are missing"),
        Arguments.of(
            "padding inside",
            BEGIN + "AQ==AQ==\n" + END,
            FLAW + "its base64 has '=' before the end"),
        Arguments.of(
            "padding alone", BEGIN + "====\n" + END, FLAW + "its base64 has '=' before the end"),
        Arguments.of(
            "too much padding", BEGIN + "A===\n" + END, FLAW + "its base64 has '=' before the end"),
        Arguments.of(
            "bits in the padding",
            BEGIN + "AQIDBB==\n" + END,
            FLAW + "the unused last bits of its base64 are not zero"),
        Arguments.of(
            "ends of line escaped twice",
            block.replace("\n", "\\n"),
            FLAW
                + "it holds the two characters \\ and n where a line should end; escape line ends once"));
  }
}
