package org.countersign.domain.policy.pattern;

import java.util.List;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.IpAddress;

/**
 * A common name as clients read it that take it for a host (RFC 6125, 6.4.4): without regard to
 * case, to a trailing dot, to the form of internationalised labels, and of an address in any form
 * that some resolver takes.
 *
 * @param text lower-case A-labels without a trailing dot, though it need not be a DNS name
 * @param addresses the address that it is; two where resolvers differ
 */
public record HostReading(String text, List<IpAddress> addresses) {

  /**
   * No host is read out of a longer one: RFC 5280, appendix A.1 has 64 characters for a common
   * name, and a longer one is refused as such.
   */
  private static final int MAX_CHARACTERS = 64;

  /** What ends or forbids a host where one is read out of a URL (WHATWG, URL, 3.5). */
  private static final String FORBIDDEN = "#/:<>?@[\\]^|%";

  /** The full stops that stand for the dot between labels (RFC 5895, 2). */
  private static final String DOTS = ".\u3002\uff0e\uff61";

  /**
   * A number alone is an address only from here on: below it is the network 0.0.0.0/8, in which
   * there are no hosts, and where people and devices have their numbers.
   */
  private static final long FIRST_HOST_NUMBER = 1L << 24;

  public static HostReading of(String commonName) {
    String seen = bare(beforeNul(commonName));
    if (seen.codePointCount(0, seen.length()) > MAX_CHARACTERS) {
      return new HostReading("", List.of());
    }
    String text = DnsName.mappedSpelling(seen);
    return new HostReading(text, addresses(text));
  }

  /** Where a program written in C stops reading. */
  private static String beforeNul(String commonName) {
    int nul = commonName.indexOf('\0');
    return nul < 0 ? commonName : commonName.substring(0, nul);
  }

  /** The text without blanks around it and dots behind it, of which some clients make nothing. */
  private static String bare(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start
        && (isBlank(text.charAt(end - 1)) || DOTS.indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static List<IpAddress> addresses(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    int zone = bare.indexOf('%');
    return IpAddress.parse(zone < 0 ? bare : bare.substring(0, zone))
        .map(List::of)
        .orElseGet(() -> IpAddress.readAsResolversDo(bare));
  }

  /** Whether it is a decimal number and nothing else, as customers and devices have them. */
  public boolean isNumberAlone() {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether it is an address at which there can be a host. */
  public boolean isHostAddress() {
    return !addresses.isEmpty() && (!isNumberAlone() || Long.parseLong(text) >= FIRST_HOST_NUMBER);
  }

  /** Whether a star in it stands for names: clients differ in where they take one. */
  public boolean isWildcard() {
    return text.indexOf('*') >= 0 && (text.equals("*") || hasLabels());
  }

  /** Whether it has two labels or more, of whatever characters. */
  boolean hasLabels() {
    return text.indexOf('.') > 0;
  }

  /**
   * Whether some client could take it for a host, be it no well-formed DNS name: it has nothing
   * that ends a host.
   */
  public boolean couldBeHost() {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(
                c ->
                    Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || !QuotedText.isVisible(c)
                        || FORBIDDEN.indexOf(c) >= 0);
  }

  /**
   * Whether it reads as a DNS name of two labels or more, or as a wildcard: letters, digits,
   * hyphens, and the underscores that are in the names of many hosts.
   */
  public boolean isHostName() {
    if (isWildcard()) {
      return couldBeHost();
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isHostCharacter(text.charAt(i))) {
        return false;
      }
    }
    return hasLabels() && !text.contains("..") && !endsInNumber();
  }

  private static boolean isHostCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
  }

  private boolean endsInNumber() {
    return text.substring(text.lastIndexOf('.') + 1).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
