package org.countersign.domain.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * A pattern for IP addresses: an address, a CIDR block (RFC 4632, 3.1; RFC 4291, 2.3), both
 * compared by value, or a text with {@code *}, compared with the canonical text of the address (RFC
 * 5952).
 */
final class IpAddressPattern implements NamePattern {

  private static final java.util.regex.Pattern PREFIX_LENGTH =
      java.util.regex.Pattern.compile("0|[1-9][0-9]{0,2}");

  private final String text;
  private final boolean literal;
  private final Form form;

  private sealed interface Form {
    boolean matches(IpAddress address);
  }

  private record Block(byte[] network, int prefixBits) implements Form {

    @Override
    public boolean matches(IpAddress address) {
      byte[] octets = address.octets();
      if (octets.length != network.length) {
        return false;
      }
      int whole = prefixBits / 8;
      int rest = prefixBits % 8;
      return Arrays.equals(octets, 0, whole, network, 0, whole)
          && (rest == 0 || (octets[whole] ^ network[whole]) >> (8 - rest) == 0);
    }
  }

  private record Spelling(Pattern pattern) implements Form {

    @Override
    public boolean matches(IpAddress address) {
      return pattern.matches(address.text());
    }
  }

  private IpAddressPattern(String text, boolean literal, Form form) {
    this.text = text;
    this.literal = literal;
    this.form = form;
  }

  static Optional<IpAddressPattern> parse(String text) {
    int slash = text.indexOf('/');
    if (text.indexOf('*') >= 0) {
      return Optional.of(
          new IpAddressPattern(text, false, new Spelling(Pattern.of(spelling(text)))));
    }
    if (slash >= 0) {
      return block(text.substring(0, slash), text.substring(slash + 1))
          .map(block -> new IpAddressPattern(text, false, block));
    }
    return IpAddress.parse(text)
        .map(IpAddress::octets)
        .map(octets -> new IpAddressPattern(text, true, new Block(octets, 8 * octets.length)));
  }

  private static Optional<Block> block(String address, String prefixLength) {
    if (!PREFIX_LENGTH.matcher(prefixLength).matches()) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(prefixLength);
    return IpAddress.parse(address)
        .map(IpAddress::octets)
        .filter(octets -> bits <= 8 * octets.length)
        .map(octets -> new Block(octets, bits));
  }

  /**
   * RFC 5952, 4.1 and 4.3: lower case, no leading zeros; a group with a star in it stays as it is.
   */
  private static String spelling(String text) {
    if (text.indexOf(':') < 0) {
      return text;
    }
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split(":", -1))
        .map(group -> group.indexOf('*') >= 0 ? group : withoutLeadingZeros(group))
        .collect(Collectors.joining(":"));
  }

  private static String withoutLeadingZeros(String group) {
    int start = 0;
    while (start < group.length() - 1 && group.charAt(start) == '0') {
      start++;
    }
    return group.substring(start);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isLiteral() {
    return literal;
  }

  @Override
  public boolean matches(SubjectAlternativeName name) {
    return name instanceof IpAddress address && form.matches(address);
  }

  /**
   * An IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) is denied with the IPv4 address: resolvers take
   * one for the other.
   */
  @Override
  public boolean denies(SubjectAlternativeName name) {
    return name instanceof IpAddress address
        && (form.matches(address) || embedded(address).filter(form::matches).isPresent());
  }

  private static Optional<IpAddress> embedded(IpAddress address) {
    byte[] octets = address.octets();
    boolean mapped =
        octets.length == 16
            && Arrays.equals(octets, 0, 10, new byte[10], 0, 10)
            && octets[10] == (byte) 0xff
            && octets[11] == (byte) 0xff;
    return mapped
        ? Optional.of(new IpAddress(Arrays.copyOfRange(octets, 12, 16)))
        : Optional.empty();
  }
}
