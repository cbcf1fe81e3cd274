package org.countersign.domain.x509;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An rfc822Name (RFC 5280, 4.2.1.6): a mailbox {@code local@domain}, the domain in its canonical
 * spelling.
 *
 * <p>The local part is a dot-atom of ASCII (RFC 5321, 4.1.2) of at most 64 characters; its case is
 * kept, for only the receiving host may say that it means nothing.
 */
public record Rfc822Name(String text) implements SubjectAlternativeName {

  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
  private static final int MAX_LOCAL_CHARACTERS = 64;

  public Rfc822Name {
    if (!canonical(text).filter(text::equals).isPresent()) {
      throw new IllegalArgumentException("not a mailbox in canonical form");
    }
  }

  public static Optional<Rfc822Name> parse(String spelling) {
    return canonical(spelling).map(Rfc822Name::new);
  }

  private static Optional<String> canonical(String spelling) {
    int at = spelling.lastIndexOf('@');
    if (at < 1 || at > MAX_LOCAL_CHARACTERS) {
      return Optional.empty();
    }
    String local = spelling.substring(0, at);
    if (!LOCAL_PART.matcher(local).matches()) {
      return Optional.empty();
    }
    return DnsName.parse(spelling.substring(at + 1))
        .filter(domain -> !domain.isWildcard())
        .map(domain -> local + "@" + domain.text());
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
