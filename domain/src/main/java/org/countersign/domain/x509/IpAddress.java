package org.countersign.domain.x509;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An iPAddress (RFC 5280, 4.2.1.6): four octets for IPv4, sixteen for IPv6. Compared by value.
 *
 * <p>The canonical text is dotted decimal, or RFC 5952 for IPv6. An IPv4-mapped IPv6 address stays
 * sixteen octets.
 */
public final class IpAddress implements SubjectAlternativeName {

  private static final Pattern IPV4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})");

  /**
   * Only what an IPv6 literal can hold: no zone, no brackets, nothing that makes the JDK ask a name
   * server.
   */
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

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
      return IPV4.matcher(text).matches() && !hasLeadingZero(text)
          ? Optional.of(new IpAddress(dottedQuad(text)))
          : Optional.empty();
    }
    return IPV6_CHARACTERS.matcher(text).matches() ? parseIpv6(text) : Optional.empty();
  }

  private static boolean hasLeadingZero(String text) {
    return Arrays.stream(text.split("\\.")).anyMatch(p -> p.length() > 1 && p.startsWith("0"));
  }

  private static byte[] dottedQuad(String text) {
    String[] parts = text.split("\\.");
    byte[] octets = new byte[IPV4_OCTETS];
    for (int i = 0; i < IPV4_OCTETS; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return octets;
  }

  private static Optional<IpAddress> parseIpv6(String text) {
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
    System.arraycopy(ipv4, 0, octets, 12, IPV4_OCTETS);
    return octets;
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
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff;
    }
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
