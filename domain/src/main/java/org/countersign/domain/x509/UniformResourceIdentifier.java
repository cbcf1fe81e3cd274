package org.countersign.domain.x509;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A uniformResourceIdentifier (RFC 5280, 4.2.1.6): absolute, ASCII, its scheme and host in lower
 * case.
 *
 * <p>At most 2048 characters, which is what other issuers and SPIFFE allow. Path, query and
 * fragment are kept as they are: RFC 3986, 6.2.2.1 calls only scheme and host insensitive to case.
 */
public record UniformResourceIdentifier(String text) implements SubjectAlternativeName {

  private static final int MAX_CHARACTERS = 2048;

  /**
   * RFC 3986, 3.2.3; {@code java.net.URI} takes anything for it in an authority that it does not
   * understand.
   */
  private static final Pattern PORT = Pattern.compile("(?::[0-9]{0,5})?");

  public UniformResourceIdentifier {
    if (!canonical(text).filter(text::equals).isPresent()) {
      throw new IllegalArgumentException("not an absolute URI in canonical form");
    }
  }

  public static Optional<UniformResourceIdentifier> parse(String spelling) {
    return canonical(spelling).map(UniformResourceIdentifier::new);
  }

  private static Optional<String> canonical(String spelling) {
    if (spelling.length() > MAX_CHARACTERS
        || !spelling.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      return Optional.empty();
    }
    try {
      return canonical(new URI(spelling));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> canonical(URI uri) {
    if (!uri.isAbsolute()) {
      return Optional.empty();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String rest = uri.toString().substring(uri.getScheme().length());
    if (uri.getRawAuthority() == null) {
      return Optional.of(scheme + rest);
    }
    return canonicalAuthority(uri.getRawAuthority())
        .map(
            authority ->
                scheme
                    + "://"
                    + authority
                    + rest.substring("://".length() + uri.getRawAuthority().length()));
  }

  /**
   * {@code [user@]host[:port]} with the host, a DNS name or an IP literal, in its canonical
   * spelling.
   */
  private static Optional<String> canonicalAuthority(String authority) {
    int at = authority.lastIndexOf('@');
    String user = authority.substring(0, at + 1);
    String hostAndPort = authority.substring(at + 1);
    int colon = hostAndPort.endsWith("]") ? -1 : hostAndPort.lastIndexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String port = colon < 0 ? "" : hostAndPort.substring(colon);
    return PORT.matcher(port).matches()
        ? canonicalHost(host).map(canonical -> user + canonical + port)
        : Optional.empty();
  }

  private static Optional<String> canonicalHost(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return IpAddress.parse(host.substring(1, host.length() - 1)).map(ip -> "[" + ip.text() + "]");
    }
    Optional<String> ipv4 = IpAddress.parse(host).map(IpAddress::text);
    return ipv4.isPresent()
        ? ipv4
        : DnsName.parse(host).filter(name -> !name.isWildcard()).map(DnsName::text);
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
