package org.countersign.distribution.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The octets of HTTP/1.1 (RFC 9110, 5.5 and 5.6; RFC 9112, 2.2). */
final class Octets {

  /** A line whose end has not come yet. */
  static final int INCOMPLETE = -1;

  /** A line with CR, LF or NUL where it has none. */
  static final int MALFORMED = -2;

  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (char each = 'a'; each <= 'z'; each++) {
      TOKEN[each] = true;
      TOKEN[Character.toUpperCase(each)] = true;
    }
    for (char each = '0'; each <= '9'; each++) {
      TOKEN[each] = true;
    }
    for (char each : "!#$%&'*+-.^_`|~".toCharArray()) {
      TOKEN[each] = true;
    }
  }

  private Octets() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where the line ends, after its CR LF; {@link #INCOMPLETE} or {@link #MALFORMED}. */
  static int endOfLine(byte[] octets, int from, int to) {
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if (octet == '\r') {
        if (at + 1 == to) {
          return INCOMPLETE;
        }
        return octets[at + 1] == '\n' ? at + 2 : MALFORMED;
      }
      if (octet == '\n' || octet == 0) {
        return MALFORMED;
      }
    }
    return INCOMPLETE;
  }

  /** The colon of a field line; {@link #MALFORMED} where the line is none. */
  static int colon(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && isToken(octets[at])) {
      at++;
    }
    return at > from && at < to && octets[at] == ':' ? at : MALFORMED;
  }

  /** Visible ASCII, blanks and tabs: field values of ours are nothing else. */
  static boolean isFieldValue(byte[] octets, int from, int to) {
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if ((octet < ' ' && octet != '\t') || octet == 0x7f) {
        return false;
      }
    }
    return true;
  }

  static boolean isToken(byte octet) {
    return octet >= 0 && TOKEN[octet];
  }

  static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** The value of a hexadecimal digit, -1 for anything else. */
  static int hexDigit(byte octet) {
    return Character.digit(octet, 16);
  }

  static boolean equals(byte[] octets, int from, int to, byte[] text) {
    return Arrays.equals(octets, from, to, text, 0, text.length);
  }

  /**
   * @param lower in lower case
   */
  static boolean equalsIgnoringCase(byte[] octets, int from, int to, byte[] lower) {
    if (to - from != lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte octet = octets[from + i];
      if ((octet >= 'A' && octet <= 'Z' ? octet + 32 : octet) != lower[i]) {
        return false;
      }
    }
    return true;
  }
}
