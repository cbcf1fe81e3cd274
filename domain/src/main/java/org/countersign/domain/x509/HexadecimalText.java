package org.countersign.domain.x509;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Octets as programs print them: serial numbers, fingerprints and hashes in hexadecimal, in either
 * case, with colons, blanks or hyphens between the digits, {@code 0x} before them, or a label such
 * as {@code serial=} or {@code SHA256 Fingerprint=}.
 */
public final class HexadecimalText {

  private static final String BETWEEN = ": -\t\r\n\u00a0\u200e";

  /** As long as a serial number is that we or anyone who follows the rules of today has made. */
  private static final int SERIAL_NUMBER_DIGITS = 16;

  private HexadecimalText() {}

  /** The digits alone, in lower case; empty when the text is anything else. */
  public static Optional<String> digits(String text) {
    String octets = withoutLabel(text.toLowerCase(Locale.ROOT).strip()).strip();
    int start = octets.startsWith("0x") ? 2 : 0;
    StringBuilder digits = new StringBuilder(octets.length());
    for (int i = start; i < octets.length(); i++) {
      char character = octets.charAt(i);
      if (HexFormat.isHexDigit(character)) {
        digits.append(character);
      } else if (BETWEEN.indexOf(character) < 0) {
        return Optional.empty();
      }
    }
    return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
  }

  /**
   * What to look for where such octets are kept as {@link SerialNumber#hex} writes them: the
   * digits, without the zeros that a program may have put before a serial number; empty when the
   * text is anything else, or is that already.
   */
  public static Optional<String> searched(String text) {
    return digits(text)
        .map(digits -> digits.length() < SERIAL_NUMBER_DIGITS ? digits : withoutZeros(digits))
        .filter(digits -> !digits.equals(text.toLowerCase(Locale.ROOT)));
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  /** A label ends in an equals sign, or in a colon after words that are no hexadecimal digits. */
  private static String withoutLabel(String text) {
    int equals = text.lastIndexOf('=');
    if (equals >= 0) {
      return text.substring(equals + 1);
    }
    int colon = text.indexOf(':');
    return colon > 0 && text.substring(0, colon).chars().anyMatch(c -> c >= 'g' && c <= 'z')
        ? text.substring(colon + 1)
        : text;
  }
}
