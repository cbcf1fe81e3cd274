package org.countersign.distribution.edge;

/** The field Host, and the authority of a target: a name or address and perhaps a port. */
final class HostField {

  private static final int MOST_PORT_DIGITS = 5;

  private HostField() {}

  /** RFC 3986, 3.2.2, without user information, sub-delimiters and escapes: no host has any. */
  static boolean isValid(byte[] octets, int from, int to) {
    if (from == to) {
      return false;
    }
    int end = octets[from] == '[' ? literalEnd(octets, from + 1, to) : nameEnd(octets, from, to);
    return end > from && (end == to || isPort(octets, end, to));
  }

  private static int nameEnd(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && isNameOctet(octets[at])) {
      at++;
    }
    return at;
  }

  private static boolean isNameOctet(byte octet) {
    return octet >= 0
        && (Character.isLetterOrDigit(octet) || octet == '-' || octet == '.' || octet == '_');
  }

  /** After the bracket that closes an IPv6 address; -1 where none does. */
  private static int literalEnd(byte[] octets, int from, int to) {
    int at = from;
    while (at < to
        && (Octets.hexDigit(octets[at]) >= 0 || octets[at] == ':' || octets[at] == '.')) {
      at++;
    }
    return at > from && at < to && octets[at] == ']' ? at + 1 : -1;
  }

  private static boolean isPort(byte[] octets, int colon, int to) {
    if (octets[colon] != ':' || to - colon - 1 > MOST_PORT_DIGITS) {
      return false;
    }
    int port = 0;
    for (int at = colon + 1; at < to; at++) {
      if (!Octets.isDigit(octets[at])) {
        return false;
      }
      port = port * 10 + octets[at] - '0';
    }
    return port < 1 << 16;
  }
}
