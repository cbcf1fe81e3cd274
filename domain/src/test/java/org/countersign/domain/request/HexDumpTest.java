package org.countersign.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HexDumpTest {

  private static final byte[] OCTETS = new byte[45];

  static {
    new Random(7).nextBytes(OCTETS);
    OCTETS[0] = 0x30;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dumps")
  void isRead(String what, String text) {
    assertThat(HexDump.octets(text)).as(what).hasValue(OCTETS);
  }

  static Stream<Arguments> dumps() {
    HexFormat plain = HexFormat.of();
    return Stream.of(
        Arguments.of("digits", plain.formatHex(OCTETS)),
        Arguments.of("capitals", plain.withUpperCase().formatHex(OCTETS)),
        Arguments.of("colons", HexFormat.ofDelimiter(":").formatHex(OCTETS)),
        Arguments.of("lines", lines("%s", " ", "")),
        Arguments.of(
            "of C", "{ " + HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(OCTETS) + " };"),
        Arguments.of("of a shell", "\"" + plain.withPrefix("\\x").formatHex(OCTETS) + "\""),
        Arguments.of("xxd", lines("%08x: ", "", "  0....ab  cd...|")),
        Arguments.of("hexdump -C", lines("%08x  ", " ", "  |0....abcd...|") + "\n0000002d"),
        Arguments.of("od -t x1", lines("%07o ", " ", "") + "\n0000055"));
  }

  /** Sixteen octets a line. */
  private static String lines(String offset, String between, String behind) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < OCTETS.length; i += 16) {
      int end = Math.min(OCTETS.length, i + 16);
      text.append(text.isEmpty() ? "" : "\n")
          .append(offset.contains("%s") ? "  " : offset.formatted(i))
          .append(HexFormat.ofDelimiter(between).formatHex(OCTETS, i, end))
          .append(behind);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30820100",
        "x0x0x0x0",
        "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefd",
        "MIH9MIGlAgEAMBgxFjAUBgNVBAMMDXd3dy5odW50LnRlc3QwWTATBgcqhkjOPQIBMIH9MIGl",
        "00000000: -----BEGIN CERTIFICATE REQUEST-----"
      })
  void anotherTextIsNone(String text) {
    assertThat(HexDump.octets(text)).isEmpty();
  }
}
