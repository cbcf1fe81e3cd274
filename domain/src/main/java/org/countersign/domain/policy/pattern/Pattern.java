package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text in which {@code *} stands for any run of characters, none included, and all else for
 * itself; anchored at both ends. In a pattern for DNS names {@code +} stands for one label that is
 * no wildcard.
 *
 * <p>Matching takes time linear in the lengths of pattern and text, however the pattern is written:
 * the pieces between the stars are looked for from left to right, each once. Only a piece with a
 * {@code +} is held against each position, of the 253 that a DNS name has.
 */
final class Pattern {

  private final List<Piece> pieces;

  private Pattern(List<Piece> pieces) {
    this.pieces = pieces;
  }

  static Pattern of(String text) {
    return ofPieces(split(text));
  }

  /** For DNS names in their canonical spelling. */
  static Pattern ofDnsNames(String text) {
    List<String> texts = split(text);
    List<Piece> pieces = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      pieces.add(Piece.of(texts.get(i), i == 0, i == texts.size() - 1));
    }
    return new Pattern(List.copyOf(pieces));
  }

  /**
   * A pattern whose pieces have each been brought into the spelling in which texts are compared.
   */
  static Pattern ofPieces(List<String> pieces) {
    return new Pattern(pieces.stream().<Piece>map(TextPiece::new).toList());
  }

  /** The pieces around the stars, one more than there are; stars side by side are one. */
  static List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', start)) {
      if (star > start || star == 0) {
        pieces.add(text.substring(start, star));
      }
      start = star + 1;
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /** This pattern, in which nothing but stars stands for other texts, with each piece respelled. */
  Pattern respelled(UnaryOperator<String> spelling) {
    return ofPieces(texts().stream().map(spelling).toList());
  }

  /** The pieces around the stars, as they are compared. */
  List<String> texts() {
    return pieces.stream().map(Piece::text).toList();
  }

  /** The pattern in the spelling in which texts are compared. */
  String text() {
    return String.join("*", texts());
  }

  boolean isLiteral() {
    return pieces.size() == 1 && pieces.get(0).isText();
  }

  /** Whether it has no character that a text in ASCII cannot have, and so could match one. */
  boolean isAscii() {
    return texts().stream().flatMapToInt(String::chars).allMatch(c -> c < 0x80);
  }

  /** What stands before the first star, or all of a literal. */
  String first() {
    return pieces.get(0).text();
  }

  /** What a text ends in, where that and nothing else is asked of it. */
  Optional<String> soleEnding() {
    return pieces.size() == 2 && pieces.get(0).text().isEmpty() && pieces.get(1).isText()
        ? Optional.of(pieces.get(1).text())
        : Optional.empty();
  }

  /** What follows the first label, dot included, where that and nothing else is asked of a name. */
  Optional<String> behindAnyLabel() {
    String first = first();
    boolean isSole = pieces.size() == 1 && first.startsWith(LabelsPiece.LABEL + ".");
    return isSole && !pieces.get(0).isText() && pieces.get(0).from(1).isText()
        ? Optional.of(first.substring(1))
        : Optional.empty();
  }

  boolean matches(String text) {
    Piece first = pieces.get(0);
    int start = first.endAt(text, 0);
    if (pieces.size() == 1) {
      return start == text.length();
    }
    int end = start < 0 ? -1 : pieces.get(pieces.size() - 1).startAtEndOf(text);
    return end >= start && start >= 0 && holdsInOrder(1, text, start, end);
  }

  /**
   * Whether the pieces but the last stand one behind the other between two positions of a text,
   * whose characters are looked at three times at most, on average.
   */
  boolean holdsInOrder(int firstPiece, CharSequence text, int from, int to) {
    int position = from;
    for (int i = firstPiece; i < pieces.size() - 1 && position >= 0; i++) {
      position = pieces.get(i).endOf(text, position, to);
    }
    return position >= 0;
  }

  /**
   * Whether this matches a text that begins with some label, of one character or more and no dot,
   * and ends in a given rest, which begins with a dot.
   *
   * <p>The label is whatever suits: pieces without a dot are in it. The first that has one lies
   * across the end of the label if it can, else in the rest, and the others follow there.
   */
  boolean matchesSomeLabelBefore(String rest) {
    int last = pieces.size() - 1;
    int across = 0;
    while (across < last && pieces.get(across).text().indexOf('.') < 0) {
      across++;
    }
    Piece piece = pieces.get(across);
    int dot = piece.text().indexOf('.');
    if (dot < 0) {
      return across > 0 && piece.startAtEndOf(rest) >= 0;
    }
    int position = across > 0 || dot > 0 ? piece.from(dot).endAt(rest, 0) : -1;
    if (across == last) {
      return position == rest.length() || across > 0 && piece.startAtEndOf(rest) >= 0;
    }
    int end = pieces.get(last).startAtEndOf(rest);
    if (position < 0 && across > 0) {
      position = piece.endOf(rest, 0, end);
    }
    return position >= 0 && position <= end && holdsInOrder(across + 1, rest, position, end);
  }
}
