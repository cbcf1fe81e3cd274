package org.countersign.domain.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.UniformResourceIdentifier;

/**
 * A pattern for URIs: scheme and host are compared without regard to case (RFC 3986, 6.2.2.1), the
 * rest letter for letter.
 *
 * <p>A denial regards case nowhere: servers differ in whether they do.
 */
final class UriPattern implements NamePattern {

  /** The scheme, which may have stars in it, and the authority if there is one. */
  private static final java.util.regex.Pattern START =
      java.util.regex.Pattern.compile("([A-Za-z*][A-Za-z0-9+.*-]*+:)(?://([^/?#]*+))?");

  private final String text;
  private final Pattern exact;
  private final Pattern folded;

  private UriPattern(String text, Pattern exact) {
    this.text = text;
    this.exact = exact;
    this.folded = exact.respelled(piece -> piece.toLowerCase(Locale.ROOT));
  }

  static Optional<UriPattern> parse(String text) {
    return canonical(text).map(spelling -> new UriPattern(text, Pattern.of(spelling)));
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
    int hostStart = authority.lastIndexOf('@') + 1;
    int colon = authority.indexOf(':', hostStart);
    boolean hasPort = colon >= 0 && authority.indexOf('[') < 0;
    String host = authority.substring(hostStart, hasPort ? colon : authority.length());
    String port = hasPort ? authority.substring(colon) : "";
    return DnsNamePattern.canonical(host)
        .map(canonical -> authority.substring(0, hostStart) + canonical + port);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isLiteral() {
    return exact.isLiteral();
  }

  @Override
  public boolean matches(SubjectAlternativeName name) {
    return name instanceof UniformResourceIdentifier uri && exact.matches(uri.text());
  }

  @Override
  public boolean denies(SubjectAlternativeName name) {
    return name instanceof UniformResourceIdentifier uri
        && folded.matches(uri.text().toLowerCase(Locale.ROOT));
  }
}
