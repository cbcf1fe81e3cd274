package org.countersign.domain.x509;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dNSName (RFC 5280, 4.2.1.6): A-labels in lower case, no trailing dot, in the preferred name
 * syntax of RFC 1034, 3.5.
 *
 * <p>A wildcard may stand as the whole left-most label and nowhere else (RFC 6125, 6.4.3). At most
 * 253 characters, 63 a label (RFC 1035, 2.3.4). One label alone ({@code localhost}) is a name;
 * whether it may be certified is the policy's affair.
 */
public record DnsName(String text) implements SubjectAlternativeName {

  private static final int MAX_CHARACTERS = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final String WILDCARD = "*.";

  /** What stands for the dot between labels besides the dot (RFC 3490, 3.1). */
  private static final String FULL_STOPS = "\u3002\uff0e\uff61";

  public DnsName {
    if (!isCanonical(text)) {
      throw new IllegalArgumentException("not a DNS name in canonical form");
    }
  }

  /**
   * Reads a name in any spelling: upper case, U-labels, one trailing dot. Empty when it is no DNS
   * name.
   */
  public static Optional<DnsName> parse(String spelling) {
    return canonicalSpelling(spelling).filter(DnsName::isCanonical).map(DnsName::new);
  }

  /**
   * The spelling in which names and patterns are compared: lower-case A-labels, no trailing dot.
   *
   * @return empty when a label is no valid internationalised label; the result need not be a DNS
   *     name
   */
  public static Optional<String> canonicalSpelling(String spelling) {
    String bare = spelling.endsWith(".") ? spelling.substring(0, spelling.length() - 1) : spelling;
    if (bare.chars().allMatch(character -> character < 0x80)) {
      return Optional.of(bare.toLowerCase(Locale.ROOT));
    }
    if (!bare.codePoints().allMatch(DnsName::mayStandInALabel)) {
      return Optional.empty();
    }
    try {
      return Optional.of(IDN.toASCII(bare).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The platform maps by IDNA2003, which drops invisible characters and folds {@code ß} and {@code
   * ς} into other letters; in IDNA2008 the former are no part of a name and the latter letters of
   * their own (RFC 5894, 7.2).
   */
  private static boolean mayStandInALabel(int character) {
    boolean letterOrMark =
        Character.isLetterOrDigit(character)
            || Character.getType(character) == Character.NON_SPACING_MARK
            || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    return character < 0x80
        || FULL_STOPS.indexOf(character) >= 0
        || letterOrMark && character != 'ß' && character != 'ς';
  }

  private static boolean isCanonical(String text) {
    String host = text.startsWith(WILDCARD) ? text.substring(WILDCARD.length()) : text;
    if (host.isEmpty() || text.length() > MAX_CHARACTERS) {
      return false;
    }
    String[] labels = host.split("\\.", -1);
    for (String label : labels) {
      if (label.length() > 63 || !LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return !isNumeric(labels[labels.length - 1]);
  }

  /** A name whose last label is all digits would be read as an IPv4 address (RFC 1123, 2.1). */
  private static boolean isNumeric(String label) {
    return label.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  @Override
  public GeneralNameKind kind() {
    return GeneralNameKind.DNS_NAME;
  }

  public boolean isWildcard() {
    return text.startsWith(WILDCARD);
  }

  @Override
  public String toString() {
    return text;
  }
}
