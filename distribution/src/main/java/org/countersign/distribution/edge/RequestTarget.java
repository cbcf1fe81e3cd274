package org.countersign.distribution.edge;

import java.util.Optional;

/**
 * The target of a request (RFC 9112, 3.2): origin-form, or absolute-form with http or https.
 *
 * <p>A path has no parameters, no empty or dot segments, and no escapes that two readers take apart
 * differently: none for a slash, a backslash, a control character, or octets that are not UTF-8. No
 * route of ours needs any of these, and what a proxy allows by path must be the path that we see.
 */
final class RequestTarget {

  private static final Optional<Refusal> NOT_A_TARGET =
      refused("The request target must begin with / or be a URL with http or https");
  private static final Optional<Refusal> ESCAPE =
      refused("A percent sign in the request target is not followed by two hexadecimal digits");
  private static final Optional<Refusal> NOT_UTF8 =
      refused("The percent-encoded octets of the request target are not UTF-8");
  private static final Optional<Refusal> AMBIGUOUS =
      refused(
          "The path has an empty segment, a dot segment, a path parameter, or an encoded slash,"
              + " backslash or control character; no route of this server has one");
  private static final Optional<Refusal> CHARACTER =
      refused("The request target has a character that must be percent-encoded");

  private static final byte[] HTTP = Octets.of("http://");
  private static final byte[] HTTPS = Octets.of("https://");

  /** RFC 3986, 3.3: pchar without percent sign and semicolon. */
  private static final boolean[] PATH = new boolean[128];

  static {
    for (char each = 0; each < PATH.length; each++) {
      PATH[each] = Character.isLetterOrDigit(each) || "-._~!$&'()*+,=:@".indexOf(each) >= 0;
    }
  }

  private RequestTarget() {}

  static Optional<Refusal> judge(byte[] octets, int from, int to) {
    int path = pathStart(octets, from, to);
    if (path < 0) {
      return NOT_A_TARGET;
    }
    int query = path;
    while (query < to && octets[query] != '?') {
      query++;
    }
    Optional<Refusal> refusal = path(octets, path, query);
    return refusal.isPresent() || query == to ? refusal : query(octets, query + 1, to);
  }

  /** -1 where there is none. */
  static int pathStart(byte[] octets, int from, int to) {
    if (from < to && octets[from] == '/') {
      return from;
    }
    for (byte[] scheme : new byte[][] {HTTP, HTTPS}) {
      int authority = from + scheme.length;
      if (authority < to && Octets.equalsIgnoringCase(octets, from, authority, scheme)) {
        int end = authority;
        while (end < to && octets[end] != '/' && octets[end] != '?') {
          end++;
        }
        return HostField.isValid(octets, authority, end) && end < to && octets[end] == '/'
            ? end
            : -1;
      }
    }
    return -1;
  }

  private static Optional<Refusal> path(byte[] octets, int from, int to) {
    Utf8 utf8 = Utf8.START;
    int length = 0;
    boolean onlyDots = true;
    for (int at = from + 1; at < to; at++) {
      int octet = octets[at];
      if (octet == '/') {
        if (isEmptyOrDots(length, onlyDots)) {
          return AMBIGUOUS;
        }
        length = 0;
        onlyDots = true;
        continue;
      }
      if (octet == '%') {
        octet = escaped(octets, at, to);
        at += 2;
        if (octet < 0) {
          return ESCAPE;
        }
        if (octet < ' ' || octet == 0x7f || octet == '/' || octet == '\\') {
          return AMBIGUOUS;
        }
      } else if (octet == ';') {
        return AMBIGUOUS;
      } else if (octet < 0 || !PATH[octet]) {
        return CHARACTER;
      }
      utf8 = utf8.next(octet);
      if (utf8 == Utf8.BROKEN) {
        return NOT_UTF8;
      }
      onlyDots &= octet == '.';
      length++;
    }
    if (utf8 != Utf8.START) {
      return NOT_UTF8;
    }
    return length > 0 && isEmptyOrDots(length, onlyDots) ? AMBIGUOUS : Optional.empty();
  }

  private static boolean isEmptyOrDots(int length, boolean onlyDots) {
    return onlyDots && length <= 2;
  }

  /** Browsers and people leave more as it is in a query than RFC 3986 does. */
  private static Optional<Refusal> query(byte[] octets, int from, int to) {
    Utf8 utf8 = Utf8.START;
    for (int at = from; at < to; at++) {
      int octet = octets[at];
      if (octet == '%') {
        octet = escaped(octets, at, to);
        at += 2;
        if (octet < 0) {
          return ESCAPE;
        }
      } else if (octet <= ' ' || octet == 0x7f || octet == '#') {
        return CHARACTER;
      }
      utf8 = utf8.next(octet);
      if (utf8 == Utf8.BROKEN) {
        return NOT_UTF8;
      }
    }
    return utf8 == Utf8.START ? Optional.empty() : NOT_UTF8;
  }

  /** The octet that is written after a percent sign; -1 where none is. */
  private static int escaped(byte[] octets, int percent, int to) {
    if (percent + 2 >= to) {
      return -1;
    }
    int high = Octets.hexDigit(octets[percent + 1]);
    int low = Octets.hexDigit(octets[percent + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static Optional<Refusal> refused(String message) {
    return Optional.of(Refusal.malformed(message));
  }
}
