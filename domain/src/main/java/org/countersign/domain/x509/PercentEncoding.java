package org.countersign.domain.x509;

/** Percent-encoded octets (RFC 3986, 2.1). */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * A text in which no letter, digit, hyphen, dot, underscore or tilde is percent-encoded: by RFC
   * 3986, 6.2.2.2 the same URI.
   */
  public static String decodeUnreserved(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int octet = text.charAt(i) == '%' ? octet(text, i + 1) : -1;
      if (octet >= 0 && isUnreserved(octet)) {
        decoded.append((char) octet);
        i += 2;
      } else {
        decoded.append(text.charAt(i));
      }
    }
    return decoded.toString();
  }

  /** The octet of two hexadecimal digits, or -1. */
  private static int octet(String text, int position) {
    if (position + 2 > text.length()) {
      return -1;
    }
    int high = hexDigit(text.charAt(position));
    int low = hexDigit(text.charAt(position + 1));
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }

  /** ASCII alone: {@code Character.digit} has digits of every script. */
  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
