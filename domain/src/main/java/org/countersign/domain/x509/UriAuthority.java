package org.countersign.domain.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authority of a URI (RFC 3986, 3.2) in its canonical spelling.
 *
 * <p>There is no userinfo: {@code https://good.example@evil.example} names a host of evil.example
 * and is made to be read otherwise.
 *
 * @param host a DNS name, an IPv4 address, or an IPv6 address in brackets
 * @param port empty, or a colon and a number without leading zeros
 */
record UriAuthority(String host, String port) {

  private static final int MAX_PORT = 65535;
  private static final int MAX_PORT_DIGITS = 5;

  /** What a URI means that names no port. */
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of(
          "http", ":80", "ws", ":80", "https", ":443", "wss", ":443", "ftp", ":21", "ldap", ":389",
          "ldaps", ":636");

  static Parsing<UriAuthority> read(String authority) {
    if (authority.indexOf('@') >= 0) {
      return Parsing.declined("it names a user before its host");
    }
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    Parsing<String> port = canonicalPort(colon < 0 ? "" : authority.substring(colon + 1));
    if (port instanceof Parsing.Malformed<String> malformed) {
      return malformed.within();
    }
    String spelling = colon < 0 ? authority : authority.substring(0, colon);
    Parsing<String> host = canonicalHost(spelling);
    return host instanceof Parsing.Malformed<String> malformed
        ? Parsing.malformed("its host '" + spelling + "' " + malformed.reason())
        : Parsing.name(new UriAuthority(host.name().orElseThrow(), port.name().orElseThrow()));
  }

  /** An empty port is as none (RFC 3986, 6.2.3). */
  private static Parsing<String> canonicalPort(String digits) {
    if (digits.isEmpty()) {
      return Parsing.name("");
    }
    boolean isNumber =
        digits.length() <= MAX_PORT_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && Integer.parseInt(digits) <= MAX_PORT
        ? Parsing.name(":" + Integer.parseInt(digits))
        : Parsing.malformed("its port is no number up to 65535");
  }

  private static Parsing<String> canonicalHost(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      String literal = host.substring(1, host.length() - 1);
      return IpAddress.parse(literal)
          .filter(address -> !address.isIpv4())
          .map(address -> Parsing.name("[" + address.text() + "]"))
          .orElseGet(() -> Parsing.malformed("has no IPv6 address in its brackets"));
    }
    if (IpAddress.parse(host).filter(IpAddress::isIpv4).isPresent()) {
      return Parsing.name(host);
    }
    Parsing<DnsName> name = DnsName.read(host);
    if (name instanceof Parsing.Malformed<DnsName> malformed) {
      return Parsing.malformed("is no DNS name: " + malformed.reason());
    }
    return name.name().orElseThrow().isWildcard()
        ? Parsing.malformed("has a wildcard")
        : Parsing.name(name.name().orElseThrow().text());
  }

  String text() {
    return host + port;
  }

  /**
   * This and every other that means the same host and port: with and without the port that the
   * scheme has by default, an IPv4 address also as IPv4-mapped IPv6 address and the reverse.
   */
  List<String> equivalents(String scheme) {
    List<String> equivalents = new ArrayList<>();
    String standard = DEFAULT_PORTS.getOrDefault(scheme, "");
    boolean isStandard = port.isEmpty() || port.equals(standard);
    for (String sameHost : hosts()) {
      equivalents.add(sameHost + port);
      if (isStandard && !standard.isEmpty()) {
        equivalents.add(sameHost + (port.isEmpty() ? standard : ""));
      }
    }
    return equivalents;
  }

  private List<String> hosts() {
    boolean isLiteral = host.startsWith("[");
    Optional<IpAddress> address =
        IpAddress.parse(isLiteral ? host.substring(1, host.length() - 1) : host);
    List<String> hosts = new ArrayList<>(List.of(host));
    if (isLiteral) {
      address.ifPresent(ip -> hosts.add("[" + ip.expandedText() + "]"));
    }
    address
        .flatMap(IpAddress::counterpart)
        .map(other -> other.isIpv4() ? other.text() : "[" + other.text() + "]")
        .ifPresent(hosts::add);
    return hosts;
  }
}
