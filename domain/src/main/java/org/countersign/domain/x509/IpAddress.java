package org.countersign.domain.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An iPAddress (RFC 5280, 4.2.1.6): four octets for IPv4, sixteen for IPv6. Compared by value.
 *
 * <p>The canonical text is dotted decimal, or RFC 5952 for IPv6. An IPv4-mapped IPv6 address stays
 * sixteen octets.
 */
public final class IpAddress implements SubjectAlternativeName {

  /**
   * Only what an IPv6 literal can hold: no zone, no brackets, nothing that makes the JDK ask a name
   * server.
   */
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;
  private static final int MAPPED_PREFIX_OCTETS = 12;

  private final byte[] octets;

  /**
   * @param octets 4 or 16 of them, network order
   */
  public IpAddress(byte[] octets) {
    if (octets.length != IPV4_OCTETS && octets.length != IPV6_OCTETS) {
      throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length);
    }
    this.octets = octets.clone();
  }

  /** Reads an address without mask, zone or brackets; never asks a name server. */
  public static Optional<IpAddress> parse(String text) {
    if (text.indexOf(':') < 0) {
      byte[] octets = new byte[IPV4_OCTETS];
      return readDottedQuad(text, 0, octets)
          ? Optional.of(new IpAddress(octets))
          : Optional.empty();
    }
    return IPV6_CHARACTERS.matcher(text).matches() ? parseIpv6(text) : Optional.empty();
  }

  /** Reads an address, and says why where it is none. */
  public static Parsing<IpAddress> read(String text) {
    return parse(text)
        .map(Parsing::name)
        .orElseGet(
            () ->
                Parsing.malformed(
                    text.indexOf(':') < 0
                        ? "four numbers from 0 to 255 with dots between are expected, or IPv6"
                        : "eight groups of IPv6 are expected, without mask, zone or brackets"));
  }

  /** Four numbers of decimal digits, none with a leading zero, which some would read as octal. */
  private static boolean readDottedQuad(String text, int start, byte[] octets) {
    int position = start;
    for (int part = 0; part < octets.length; part++) {
      int first = position;
      int value = 0;
      while (position < text.length() && isDigit(text.charAt(position)) && position < first + 3) {
        value = 10 * value + text.charAt(position++) - '0';
      }
      boolean leadingZero = position > first + 1 && text.charAt(first) == '0';
      boolean ends =
          part == octets.length - 1
              ? position == text.length()
              : position < text.length() && text.charAt(position++) == '.';
      if (!ends
          || position == first
          || value > 255
          || leadingZero
          || !isDigit(text.charAt(first))) {
        return false;
      }
      octets[part] = (byte) value;
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<IpAddress> parseIpv6(String text) {
    if (text.indexOf('.') >= 0
        && !readDottedQuad(text, text.lastIndexOf(':') + 1, new byte[IPV4_OCTETS])) {
      return Optional.empty();
    }
    try {
      byte[] octets = InetAddress.getByName("[" + text + "]").getAddress();
      return Optional.of(new IpAddress(octets.length == IPV4_OCTETS ? mapped(octets) : octets));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The JDK folds ::ffff:a.b.c.d to four octets; in a certificate the two are different names. */
  private static byte[] mapped(byte[] ipv4) {
    byte[] octets = new byte[IPV6_OCTETS];
    octets[10] = (byte) 0xff;
    octets[11] = (byte) 0xff;
    System.arraycopy(ipv4, 0, octets, MAPPED_PREFIX_OCTETS, IPV4_OCTETS);
    return octets;
  }

  /**
   * Reads an IPv4 address in any form that resolvers take (POSIX, inet_addr): one to four numbers,
   * the last of which fills all octets that are left, each decimal, octal behind {@code 0} or
   * hexadecimal behind {@code 0x}. No name of a certificate is written so.
   *
   * @return empty when it is none; two where a number begins with a zero, which some take for octal
   *     and others for nothing
   */
  public static List<IpAddress> readAsResolversDo(String text) {
    return Stream.of(8, 10)
        .flatMap(radix -> readAsResolversDo(text, radix).stream())
        .distinct()
        .toList();
  }

  private static Optional<IpAddress> readAsResolversDo(String text, int radixBehindZero) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > IPV4_OCTETS) {
      return Optional.empty();
    }
    byte[] octets = new byte[IPV4_OCTETS];
    for (int i = 0; i < parts.length; i++) {
      int width = i < parts.length - 1 ? 1 : IPV4_OCTETS - i;
      long number = number(parts[i], radixBehindZero);
      if (number < 0 || number >> (8 * width) != 0) {
        return Optional.empty();
      }
      for (int octet = 0; octet < width; octet++) {
        octets[i + octet] = (byte) (number >> (8 * (width - 1 - octet)));
      }
    }
    return Optional.of(new IpAddress(octets));
  }

  /** Of at most eleven digits after leading zeros; -1 when it is none. */
  private static long number(String text, int radixBehindZero) {
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    int radix = hexadecimal ? 16 : text.startsWith("0") ? radixBehindZero : 10;
    String digits = hexadecimal ? text.substring(2) : text;
    boolean areDigits =
        !digits.isEmpty()
            && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    String significant = areDigits ? digits.replaceFirst("^0+(?=.)", "") : "";
    return areDigits && significant.length() <= 11 ? Long.parseLong(significant, radix) : -1;
  }

  public boolean isIpv4() {
    return octets.length == IPV4_OCTETS;
  }

  /**
   * The IPv4 address of an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2), and the reverse; empty for
   * any other. Different names, but resolvers take one for the other.
   */
  public Optional<IpAddress> counterpart() {
    if (isIpv4()) {
      return Optional.of(new IpAddress(mapped(octets)));
    }
    byte[] ipv4 = Arrays.copyOfRange(octets, MAPPED_PREFIX_OCTETS, IPV6_OCTETS);
    return Arrays.equals(octets, mapped(ipv4))
        ? Optional.of(new IpAddress(ipv4))
        : Optional.empty();
  }

  /** Whether this has the first bits of a network's address, and is of its family. */
  public boolean isWithin(IpAddress network, int prefixBits) {
    int whole = prefixBits / 8;
    int rest = prefixBits % 8;
    return octets.length == network.octets.length
        && Arrays.equals(octets, 0, whole, network.octets, 0, whole)
        && (rest == 0 || (octets[whole] ^ network.octets[whole]) >> (8 - rest) == 0);
  }

  public byte[] octets() {
    return octets.clone();
  }

  @Override
  public GeneralNameKind kind() {
    return GeneralNameKind.IP_ADDRESS;
  }

  @Override
  public String text() {
    return octets.length == IPV4_OCTETS ? ipv4Text() : ipv6Text();
  }

  private String ipv4Text() {
    return (octets[0] & 0xff)
        + "."
        + (octets[1] & 0xff)
        + "."
        + (octets[2] & 0xff)
        + "."
        + (octets[3] & 0xff);
  }

  /**
   * RFC 5952, section 4: lower case, no leading zeros, the first longest run of two or more zero
   * groups shortened.
   */
  private String ipv6Text() {
    int[] groups = groups();
    int start = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int run = 0;
      while (i + run < groups.length && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private int[] groups() {
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff;
    }
    return groups;
  }

  /** The text with no run of zero groups shortened: the other spelling that people write. */
  public String expandedText() {
    return isIpv4()
        ? text()
        : Arrays.stream(groups()).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return text();
  }
}
