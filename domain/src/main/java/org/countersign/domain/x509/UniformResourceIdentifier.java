package org.countersign.domain.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A uniformResourceIdentifier (RFC 5280, 4.2.1.6): absolute, ASCII, its scheme, host and port in
 * canonical spelling. One with the scheme {@code spiffe} has the form of a SPIFFE ID instead.
 *
 * <p>At most 2048 characters, which is what other issuers and SPIFFE allow. Path, query and
 * fragment are kept as they are, for RFC 3986, 6.2.2.1 calls only scheme and host insensitive to
 * case; but what normalisation (6.2.2.2 and 6.2.2.3) would make another text of is refused, since
 * some relying parties would read it as that other text.
 */
public record UniformResourceIdentifier(String text) implements SubjectAlternativeName {

  private static final int MAX_CHARACTERS = 2048;

  /**
   * Schemes whose URIs have a host always (RFC 9110, 4.2; RFC 6455, 3): without one, browsers take
   * a piece of the path for it.
   */
  private static final Set<String> SCHEMES_WITH_HOST = Set.of("http", "https", "ws", "wss", "ftp");

  /**
   * A URI in canonical form. One with the scheme {@code spiffe} may also be of the form of any
   * other URI: such stand in certificates from before SPIFFE IDs were held to their own. {@link
   * #read} lets no more of them in.
   */
  public UniformResourceIdentifier {
    if (!canonical(text).name().filter(text::equals).isPresent() && !isCanonicalOfAnyScheme(text)) {
      throw new IllegalArgumentException("not an absolute URI in canonical form");
    }
  }

  private static boolean isCanonicalOfAnyScheme(String text) {
    try {
      return text.length() <= MAX_CHARACTERS
          && indexOfForeign(text) < 0
          && canonicalOfAnyScheme(new URI(text)).name().filter(text::equals).isPresent();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Of the first character that is in no URI: of what is no printable ASCII, or a space. */
  private static int indexOfForeign(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= 0x20 || text.charAt(i) >= 0x7f) {
        return i;
      }
    }
    return -1;
  }

  public static Optional<UniformResourceIdentifier> parse(String spelling) {
    return read(spelling).name();
  }

  /** Reads a URI with scheme, host and port in any spelling, and says why where it is none. */
  public static Parsing<UniformResourceIdentifier> read(String spelling) {
    Parsing<String> canonical = canonical(spelling);
    return canonical.name().isEmpty()
        ? canonical.within()
        : Parsing.name(new UniformResourceIdentifier(canonical.name().orElseThrow()));
  }

  private static Parsing<String> canonical(String spelling) {
    if (spelling.length() > MAX_CHARACTERS) {
      return Parsing.malformed(
          "it has " + spelling.length() + " characters; at most 2048 are allowed");
    }
    int foreign = indexOfForeign(spelling);
    if (foreign >= 0) {
      String character = Character.toString(spelling.codePointAt(foreign));
      return Parsing.malformed("it holds '" + character + "', which is in no URI");
    }
    try {
      return canonical(new URI(spelling));
    } catch (URISyntaxException e) {
      return Parsing.malformed(
          "RFC 3986 has other syntax: " + e.getReason() + " at index " + e.getIndex());
    }
  }

  private static Parsing<String> canonical(URI uri) {
    return SpiffeId.SCHEME.equalsIgnoreCase(uri.getScheme())
        ? SpiffeId.read(uri.toString())
        : canonicalOfAnyScheme(uri);
  }

  private static Parsing<String> canonicalOfAnyScheme(URI uri) {
    if (!uri.isAbsolute()) {
      return Parsing.malformed("it has no scheme");
    }
    if (!PercentEncoding.decodeUnreserved(uri.toString()).equals(uri.toString())) {
      return Parsing.declined(
          "it percent-encodes a letter, digit, '-', '.', '_' or '~' (RFC 3986, 6.2.2.2)");
    }
    if (uri.getRawPath() != null && hasDotSegment(uri.getRawPath())) {
      return Parsing.declined("its path has a '.' or '..' segment (RFC 3986, 6.2.2.3)");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String rest = uri.toString().substring(uri.getScheme().length());
    if (uri.getRawAuthority() == null) {
      return SCHEMES_WITH_HOST.contains(scheme)
          ? Parsing.malformed("it has no host")
          : Parsing.name(scheme + rest);
    }
    Parsing<UriAuthority> authority = UriAuthority.read(uri.getRawAuthority());
    if (authority.name().isEmpty()) {
      return authority.within();
    }
    return Parsing.name(
        scheme
            + "://"
            + authority.name().orElseThrow().text()
            + rest.substring("://".length() + uri.getRawAuthority().length()));
  }

  private static boolean hasDotSegment(String path) {
    return ("/" + path + "/").contains("/./") || ("/" + path + "/").contains("/../");
  }

  /**
   * This text and every other by which a relying party that normalises by scheme (RFC 3986, 6.2.3)
   * knows the same resource: with and without the default port, the path empty or a slash.
   */
  public List<String> equivalents() {
    int colon = text.indexOf(':');
    if (!text.startsWith("//", colon + 1)) {
      return List.of(text);
    }
    int start = colon + "://".length();
    int end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    Optional<UriAuthority> authority = UriAuthority.read(text.substring(start, end)).name();
    List<String> equivalents = new ArrayList<>();
    equivalents.add(text);
    for (String same :
        authority.map(a -> a.equivalents(text.substring(0, colon))).orElse(List.of())) {
      for (String tail : tails(text.substring(end))) {
        equivalents.add(text.substring(0, start) + same + tail);
      }
    }
    return equivalents.stream().distinct().toList();
  }

  private static List<String> tails(String tail) {
    if (!tail.startsWith("/")) {
      return List.of(tail, "/" + tail);
    }
    boolean isSlashAlone = tail.length() == 1 || tail.charAt(1) == '?' || tail.charAt(1) == '#';
    return isSlashAlone ? List.of(tail, tail.substring(1)) : List.of(tail);
  }

  @Override
  public GeneralNameKind kind() {
    return GeneralNameKind.URI;
  }

  @Override
  public String toString() {
    return text;
  }
}
