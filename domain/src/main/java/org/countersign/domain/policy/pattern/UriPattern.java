package org.countersign.domain.policy.pattern;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.PercentEncoding;

/**
 * A pattern for URIs: scheme and host are compared without regard to case (RFC 3986, 6.2.2.1), the
 * rest letter for letter.
 *
 * <p>A denial regards case nowhere: servers differ in whether they do.
 */
final class UriPattern extends NamePattern {

  /** The scheme, which may have stars in it, and the authority if there is one. */
  private static final java.util.regex.Pattern START =
      java.util.regex.Pattern.compile("([A-Za-z*][A-Za-z0-9+.*-]*+:)(?://([^/?#]*+))?");

  private UriPattern(String text, Pattern exact) {
    super(
        GeneralNameKind.URI, text, exact, exact.respelled(piece -> piece.toLowerCase(Locale.ROOT)));
  }

  static Optional<UriPattern> parse(String text) {
    return canonical(PercentEncoding.decodeUnreserved(text))
        .map(Pattern::of)
        .filter(Pattern::isAscii)
        .map(pattern -> new UriPattern(text, pattern));
  }

  @Override
  public Optional<String> whyDead() {
    return UriPatternForm.defect(exact().texts());
  }

  private static Optional<String> canonical(String text) {
    Matcher start = START.matcher(text);
    if (!start.lookingAt()) {
      return Optional.of(text);
    }
    String scheme = start.group(1).toLowerCase(Locale.ROOT);
    String rest = text.substring(start.end());
    return start.group(2) == null
        ? Optional.of(scheme + rest)
        : canonicalAuthority(start.group(2)).map(authority -> scheme + "//" + authority + rest);
  }

  private static Optional<String> canonicalAuthority(String authority) {
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon);
    return canonicalHost(host).map(canonical -> canonical + canonicalPort(port));
  }

  private static Optional<String> canonicalHost(String host) {
    boolean isLiteral = host.startsWith("[") && host.endsWith("]");
    return isLiteral && host.indexOf('*') < 0
        ? IpAddress.parse(host.substring(1, host.length() - 1)).map(ip -> "[" + ip.text() + "]")
        : DnsNamePattern.canonical(host);
  }

  /** Without leading zeros; an empty port is as none (RFC 3986, 6.2.3). */
  private static String canonicalPort(String port) {
    if (port.equals(":")) {
      return "";
    }
    int start = 1;
    while (start + 1 < port.length()
        && port.charAt(start) == '0'
        && Character.isDigit(port.charAt(start + 1))) {
      start++;
    }
    return port.isEmpty() ? port : ":" + port.substring(start);
  }
}
