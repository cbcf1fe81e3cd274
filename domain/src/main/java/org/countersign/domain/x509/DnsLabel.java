package org.countersign.domain.x509;

import java.util.Optional;
import org.countersign.domain.idna.ALabel;

/**
 * One label of a canonical DNS name: letters, digits and inner hyphens (RFC 1034, 3.5), 63 at most
 * (RFC 1035, 2.3.4). One that begins with {@code xn--} is an A-label (RFC 5890, 2.3.2.1). Any other
 * with hyphens in third and fourth place is reserved there for what may come, and a host name all
 * the same: such hosts exist and resolve, and RFC 5280 has nothing against them.
 */
final class DnsLabel {

  static final String A_LABEL_PREFIX = "xn--";

  private static final int MAX_CHARACTERS = 63;

  private DnsLabel() {}

  /**
   * What is wrong with the label that stands in a name between two positions; empty when nothing.
   * Every label of every request comes through here: where nothing is wrong, nothing is allocated.
   */
  static Optional<String> defect(String name, int start, int end) {
    if (start == end) {
      return Optional.of(start == 0 ? "it begins with a dot" : "it has an empty label");
    }
    for (int i = start; i < end; i++) {
      if (!isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '-') {
        return characterDefect(name, start, end, name.codePointAt(i));
      }
    }
    if (end - start > MAX_CHARACTERS) {
      return defect(
          name, start, end, "has " + (end - start) + " characters; at most 63 are allowed");
    }
    if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      return defect(name, start, end, "begins or ends with a hyphen");
    }
    return name.startsWith(A_LABEL_PREFIX, start)
        ? ALabel.defect(name.substring(start, end)).map(d -> quoted(name, start, end) + d)
        : Optional.empty();
  }

  private static Optional<String> characterDefect(String name, int start, int end, int character) {
    return defect(
        name,
        start,
        end,
        character == '*'
            ? "holds '*', which may only be the whole left-most label"
            : "holds '" + Character.toString(character) + "', which is no letter, digit or hyphen");
  }

  private static Optional<String> defect(String name, int start, int end, String defect) {
    return Optional.of(quoted(name, start, end) + defect);
  }

  private static String quoted(String name, int start, int end) {
    return quoted(name.substring(start, end));
  }

  /** The beginning of a sentence about a label. */
  static String quoted(String label) {
    return label.length() > MAX_CHARACTERS
        ? "label '" + label.substring(0, MAX_CHARACTERS) + "…' "
        : "label '" + label + "' ";
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /**
   * Whether a last label makes the whole be read as an IPv4 address: all digits (RFC 1123, 2.1), or
   * {@code 0x} and hexadecimal digits, which resolvers and browsers take for a number as well.
   */
  static boolean isNumber(String name, int start) {
    boolean hexadecimal = name.startsWith("0x", start);
    for (int i = hexadecimal ? start + 2 : start; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= '0' && c <= '9' || hexadecimal && c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}
