package org.countersign.domain.x509;

import java.util.Optional;

/**
 * An rfc822Name (RFC 5280, 4.2.1.6): a mailbox {@code local@domain}, the domain in its canonical
 * spelling.
 *
 * <p>The local part is a dot-atom of ASCII (RFC 5321, 4.1.2) of at most 64 characters; its case is
 * kept, for only the receiving host may say that it means nothing. A quoted local part is refused:
 * one mailbox would have many spellings.
 */
public record Rfc822Name(String text) implements SubjectAlternativeName {

  /** RFC 5321, 4.5.3.1.1. */
  private static final int MAX_LOCAL_CHARACTERS = 64;

  /** RFC 5322, 3.2.3, besides letters and digits. */
  private static final String ATEXT_SIGNS = "!#$%&'*+/=?^_`{|}~-";

  public Rfc822Name {
    if (!canonical(text).name().filter(text::equals).isPresent()) {
      throw new IllegalArgumentException("not a mailbox in canonical form");
    }
  }

  public static Optional<Rfc822Name> parse(String spelling) {
    return read(spelling).name();
  }

  /** Reads a mailbox whose domain may be in any spelling, and says why where it is none. */
  public static Parsing<Rfc822Name> read(String spelling) {
    Parsing<String> canonical = canonical(spelling);
    return canonical instanceof Parsing.Malformed<String> malformed
        ? malformed.within()
        : Parsing.name(new Rfc822Name(canonical.name().orElseThrow()));
  }

  /**
   * Why a text is no mailbox with its domain in the canonical spelling, but for case; empty when it
   * is.
   */
  static Optional<String> spellingDefect(String text) {
    Parsing<String> canonical = canonical(text);
    return canonical
        .defect()
        .or(
            () ->
                canonical
                    .name()
                    .filter(spelling -> !spelling.equalsIgnoreCase(text))
                    .map(spelling -> "it is to be written '" + spelling + "'"));
  }

  private static Parsing<String> canonical(String spelling) {
    int at = spelling.lastIndexOf('@');
    if (at < 0) {
      return Parsing.malformed("it has no '@'");
    }
    Optional<String> defect = localPartDefect(spelling, at);
    if (defect.isPresent()) {
      return Parsing.malformed("its local part " + defect.get());
    }
    Parsing<DnsName> domain = DnsName.read(spelling.substring(at + 1));
    if (domain instanceof Parsing.Malformed<DnsName> malformed) {
      return Parsing.malformed("its domain is no DNS name: " + malformed.reason());
    }
    DnsName name = domain.name().orElseThrow();
    return name.isWildcard()
        ? Parsing.malformed("its domain has a wildcard")
        : Parsing.name(spelling.substring(0, at + 1) + name.text());
  }

  private static Optional<String> localPartDefect(String spelling, int end) {
    if (end == 0) {
      return Optional.of("is empty");
    }
    if (end > MAX_LOCAL_CHARACTERS) {
      return Optional.of("has " + end + " characters; at most 64 are allowed");
    }
    for (int i = 0; i < end; i++) {
      char c = spelling.charAt(i);
      boolean isDot = c == '.';
      if (isDot && (i == 0 || i == end - 1 || spelling.charAt(i - 1) == '.')) {
        return Optional.of("has a dot with nothing beside it");
      }
      if (!isDot && !isAtext(c)) {
        String character = Character.toString(spelling.codePointAt(i));
        return Optional.of("holds '" + character + "', which an unquoted one cannot");
      }
    }
    return Optional.empty();
  }

  private static boolean isAtext(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || ATEXT_SIGNS.indexOf(c) >= 0;
  }

  @Override
  public GeneralNameKind kind() {
    return GeneralNameKind.EMAIL;
  }

  @Override
  public String toString() {
    return text;
  }
}
