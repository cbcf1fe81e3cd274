package org.countersign.distribution.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What proxies say of the client whose request they pass on: in {@code Forwarded} (RFC 7239), or in
 * {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Each proxy adds to the end, so it is
 * read from there, up to the first address that is no proxy's: what is before it the client wrote.
 *
 * @param scheme http or https
 * @param host as in the field Host
 */
record ForwardedClient(Optional<String> address, Optional<String> scheme, Optional<String> host) {

  static final ForwardedClient UNKNOWN =
      new ForwardedClient(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

  /** An address with a port, if there is one, as a proxy may write it. */
  private static final Pattern NODE =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)\\](:[0-9]+)?|([0-9.]+)(:[0-9]+)?|([0-9A-Fa-f:.]+)");

  /** RFC 7239, 4: a name, and a token or quoted text. */
  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"\\\\]*)\"|([^\\s;,\"]*))\\s*");

  /**
   * Reads the fields of a request that came from a trusted proxy.
   *
   * @param forwarded the values of Forwarded, in their order
   * @param addresses of X-Forwarded-For
   * @param schemes of X-Forwarded-Proto
   * @param hosts of X-Forwarded-Host
   * @param isProxy whether an address is that of a trusted proxy
   */
  static ForwardedClient read(
      List<String> forwarded,
      List<String> addresses,
      List<String> schemes,
      List<String> hosts,
      Predicate<String> isProxy) {
    ForwardedClient standard = ofForwarded(forwarded, isProxy);
    ForwardedClient usual = ofUsual(addresses, schemes, hosts, isProxy);
    if (forwarded.isEmpty()) {
      return usual;
    }
    if (addresses.isEmpty() && schemes.isEmpty() && hosts.isEmpty()) {
      return standard;
    }
    // A proxy that writes one kind passes the other on as the client wrote it.
    return standard.equals(usual) ? standard : UNKNOWN;
  }

  private static ForwardedClient ofUsual(
      List<String> addresses, List<String> schemes, List<String> hosts, Predicate<String> isProxy) {
    List<String> nodes = elements(addresses);
    int at = nodes.size() - 1;
    while (at > 0 && address(nodes.get(at)).filter(isProxy).isPresent()) {
      at--;
    }
    return new ForwardedClient(
        at < 0 ? Optional.empty() : address(nodes.get(at)),
        last(schemes).flatMap(ForwardedClient::scheme),
        last(hosts).flatMap(ForwardedClient::host));
  }

  private static ForwardedClient ofForwarded(List<String> values, Predicate<String> isProxy) {
    List<String> elements = elements(values);
    int at = elements.size() - 1;
    while (at > 0 && address(pair(elements.get(at), "for")).filter(isProxy).isPresent()) {
      at--;
    }
    if (at < 0) {
      return UNKNOWN;
    }
    String element = elements.get(at);
    return new ForwardedClient(
        address(pair(element, "for")), scheme(pair(element, "proto")), host(pair(element, "host")));
  }

  private static String pair(String element, String name) {
    for (String each : element.split(";", -1)) {
      Matcher pair = PAIR.matcher(each);
      if (pair.matches() && pair.group(1).equalsIgnoreCase(name)) {
        return pair.group(2) == null ? pair.group(3) : pair.group(2);
      }
    }
    return "";
  }

  private static List<String> elements(List<String> values) {
    return values.stream()
        .flatMap(value -> Pattern.compile(",").splitAsStream(value))
        .map(String::strip)
        .toList();
  }

  private static Optional<String> last(List<String> values) {
    List<String> elements = elements(values);
    return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(elements.size() - 1));
  }

  private static Optional<String> address(String node) {
    Matcher matcher = NODE.matcher(node);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group : new int[] {1, 3, 5}) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> scheme(String text) {
    return text.equalsIgnoreCase("http") || text.equalsIgnoreCase("https")
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<String> host(String text) {
    return HOST.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
