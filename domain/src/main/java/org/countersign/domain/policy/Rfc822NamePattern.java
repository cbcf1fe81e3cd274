package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * A pattern for mailboxes: the domain is compared as a DNS name, the local part letter for letter
 * (RFC 5280, 7.5).
 *
 * <p>A denial does not look at the case of the local part: nearly every mail host delivers both
 * spellings to the same person.
 */
final class Rfc822NamePattern implements NamePattern {

  private final String text;
  private final Pattern exact;
  private final Pattern folded;

  private Rfc822NamePattern(String text, Pattern exact) {
    this.text = text;
    this.exact = exact;
    this.folded = exact.respelled(piece -> piece.toLowerCase(Locale.ROOT));
  }

  static Optional<Rfc822NamePattern> parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return Optional.of(new Rfc822NamePattern(text, Pattern.ofPieces(withoutAt(text))));
    }
    return DnsNamePattern.canonical(text.substring(at + 1))
        .map(domain -> text.substring(0, at + 1) + domain)
        .map(spelling -> new Rfc822NamePattern(text, Pattern.of(spelling)));
  }

  /**
   * One of the stars stands for the at sign, so that the piece behind the last of them is a part of
   * the domain.
   */
  private static List<String> withoutAt(String text) {
    List<String> pieces = new ArrayList<>(Pattern.split(text));
    int last = pieces.size() - 1;
    pieces.set(last, pieces.get(last).toLowerCase(Locale.ROOT));
    return pieces;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isLiteral() {
    return exact.isLiteral();
  }

  @Override
  public boolean matches(SubjectAlternativeName name) {
    return name instanceof Rfc822Name mailbox && exact.matches(mailbox.text());
  }

  @Override
  public boolean denies(SubjectAlternativeName name) {
    return name instanceof Rfc822Name mailbox
        && folded.matches(mailbox.text().toLowerCase(Locale.ROOT));
  }
}
