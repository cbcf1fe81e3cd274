package org.countersign.domain.policy.pattern;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;

/**
 * A pattern for IP addresses: an address, a CIDR block (RFC 4632, 3.1; RFC 4291, 2.3), both
 * compared by value, or a text with {@code *}, compared with the canonical text of the address (RFC
 * 5952) and, for IPv6, with the text in which no run of zeros is shortened.
 */
final class IpAddressPattern extends NamePattern {

  private static final java.util.regex.Pattern PREFIX_LENGTH =
      java.util.regex.Pattern.compile("0|[1-9][0-9]{0,2}");

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private record Block(IpAddress network, int prefixBits) {

    boolean holds(IpAddress address) {
      return address.isWithin(network, prefixBits);
    }

    /** The same addresses as IPv4, where all of them are IPv4-mapped. */
    Optional<Block> embedded() {
      int ipv4PrefixBits = prefixBits - (IPV6_BITS - IPV4_BITS);
      return ipv4PrefixBits < 0
          ? Optional.empty()
          : NameReadings.embedded(network).map(ipv4 -> new Block(ipv4, ipv4PrefixBits));
    }
  }

  private final Optional<Block> block;
  private final Optional<Block> embedded;

  private IpAddressPattern(String text, Pattern pattern, Optional<Block> block) {
    super(GeneralNameKind.IP_ADDRESS, text, pattern, pattern);
    this.block = block;
    this.embedded = block.flatMap(Block::embedded);
  }

  static Optional<IpAddressPattern> parse(String text) {
    int slash = text.indexOf('/');
    if (text.indexOf('*') >= 0) {
      return spelling(text)
          .map(spelling -> new IpAddressPattern(text, Pattern.of(spelling), Optional.empty()));
    }
    Optional<Block> block =
        slash < 0
            ? IpAddress.parse(text).map(address -> new Block(address, bits(address)))
            : block(text.substring(0, slash), text.substring(slash + 1));
    return block.map(b -> new IpAddressPattern(text, Pattern.of(text), Optional.of(b)));
  }

  private static Optional<Block> block(String address, String prefixLength) {
    if (!PREFIX_LENGTH.matcher(prefixLength).matches()) {
      return Optional.empty();
    }
    int prefixBits = Integer.parseInt(prefixLength);
    return IpAddress.parse(address)
        .filter(network -> prefixBits <= bits(network))
        .map(network -> new Block(network, prefixBits));
  }

  private static int bits(IpAddress address) {
    return address.isIpv4() ? IPV4_BITS : IPV6_BITS;
  }

  /**
   * RFC 5952, 4.1 and 4.3: lower case, no leading zeros; a group with a star in it stays as it is.
   *
   * @return empty when the text mixes dots and colons, which that spelling does not
   */
  private static Optional<String> spelling(String text) {
    if (text.indexOf(':') < 0) {
      return Optional.of(text);
    }
    return text.indexOf('.') >= 0
        ? Optional.empty()
        : Optional.of(
            Arrays.stream(text.toLowerCase(Locale.ROOT).split(":", -1))
                .map(group -> group.indexOf('*') >= 0 ? group : withoutLeadingZeros(group))
                .collect(Collectors.joining(":")));
  }

  private static String withoutLeadingZeros(String group) {
    int start = 0;
    while (start < group.length() - 1 && group.charAt(start) == '0') {
      start++;
    }
    return group.substring(start);
  }

  @Override
  public Optional<String> whyDead() {
    return block.isPresent() || AddressPatternForm.isOfSomeAddress(exact().text())
        ? Optional.empty()
        : Optional.of("no address is written so (RFC 5952 for IPv6)");
  }

  @Override
  public boolean isLiteral() {
    return block.isPresent() && text().indexOf('/') < 0;
  }

  @Override
  boolean isTextual() {
    return block.isEmpty();
  }

  @Override
  public boolean matches(NameReadings readings) {
    return isTextual()
        ? super.matches(readings)
        : readings.name() instanceof IpAddress address && block.get().holds(address);
  }

  /**
   * An IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) is denied with the IPv4 address, and the
   * reverse: resolvers take one for the other.
   */
  @Override
  boolean denies(NameReadings readings) {
    if (isTextual()) {
      return super.denies(readings);
    }
    return readings.name() instanceof IpAddress address
        && (block.get().holds(address)
            || embedded.filter(b -> b.holds(address)).isPresent()
            || NameReadings.embedded(address).filter(block.get()::holds).isPresent());
  }
}
