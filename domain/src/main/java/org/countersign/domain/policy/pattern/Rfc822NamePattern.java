package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * A pattern for mailboxes: the domain is compared as a DNS name, the local part letter for letter
 * (RFC 5280, 7.5).
 *
 * <p>A denial does not look at the case of the local part: nearly every mail host delivers both
 * spellings to the same person.
 */
final class Rfc822NamePattern extends NamePattern {

  private Rfc822NamePattern(String text, Pattern exact) {
    super(
        GeneralNameKind.EMAIL,
        text,
        exact,
        exact.respelled(piece -> piece.toLowerCase(Locale.ROOT)));
  }

  static Optional<Rfc822NamePattern> parse(String text) {
    int at = text.lastIndexOf('@');
    Optional<List<String>> pieces =
        at < 0
            ? withoutAt(text)
            : DnsNamePattern.canonical(text.substring(at + 1))
                .map(domain -> Pattern.split(text.substring(0, at + 1) + domain));
    return pieces
        .map(Pattern::ofPieces)
        .filter(Pattern::isAscii)
        .map(pattern -> new Rfc822NamePattern(text, pattern));
  }

  @Override
  public Optional<String> whyDead() {
    return MailboxPatternForm.defect(exact().text());
  }

  /**
   * One of the stars stands for the at sign, so that the piece behind the last of them is a part of
   * the domain.
   */
  private static Optional<List<String>> withoutAt(String text) {
    List<String> pieces = new ArrayList<>(Pattern.split(text));
    int last = pieces.size() - 1;
    return DnsNamePattern.canonical("*" + pieces.get(last))
        .map(
            domain -> {
              pieces.set(last, domain.substring("*".length()));
              return pieces;
            });
  }
}
