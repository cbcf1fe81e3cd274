package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text in which {@code *} stands for any run of characters, none included, and all else for
 * itself; anchored at both ends.
 *
 * <p>Matching takes time linear in the lengths of pattern and text, however the pattern is written:
 * the pieces between the stars are looked for from left to right, each once, by Knuth, Morris and
 * Pratt.
 */
final class Pattern {

  private final List<String> pieces;
  private final List<int[]> borders;

  private Pattern(List<String> pieces) {
    this.pieces = pieces;
    this.borders = pieces.stream().map(Pattern::borders).toList();
  }

  static Pattern of(String text) {
    return new Pattern(split(text));
  }

  /**
   * A pattern whose pieces have each been brought into the spelling in which texts are compared.
   */
  static Pattern ofPieces(List<String> pieces) {
    return new Pattern(List.copyOf(pieces));
  }

  /** The pieces around the stars, one more than there are stars. */
  static List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', start)) {
      pieces.add(text.substring(start, star));
      start = star + 1;
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /** This pattern with each piece respelled. */
  Pattern respelled(UnaryOperator<String> spelling) {
    return new Pattern(pieces.stream().map(spelling).toList());
  }

  boolean isLiteral() {
    return pieces.size() == 1;
  }

  /** Whether it has no character that a text in ASCII cannot have, and so could match one. */
  boolean isAscii() {
    return pieces.stream().flatMapToInt(String::chars).allMatch(c -> c < 0x80);
  }

  /** What stands before the first star, or all of a literal. */
  String first() {
    return pieces.get(0);
  }

  /** What a text ends in, where that and nothing else is asked of it. */
  Optional<String> soleEnding() {
    return pieces.size() == 2 && pieces.get(0).isEmpty()
        ? Optional.of(pieces.get(1))
        : Optional.empty();
  }

  boolean matches(String text) {
    String first = pieces.get(0);
    if (isLiteral()) {
      return text.equals(first);
    }
    String last = pieces.get(pieces.size() - 1);
    int end = text.length() - last.length();
    if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    return holdsInOrder(1, text, first.length(), end);
  }

  /**
   * Whether the pieces but the last stand one behind the other between two positions of a text,
   * whose characters are looked at three times at most, on average.
   */
  boolean holdsInOrder(int firstPiece, CharSequence text, int from, int to) {
    int position = from;
    for (int i = firstPiece; i < pieces.size() - 1 && position >= 0; i++) {
      position = endOf(i, text, position, to);
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
    while (across < last && pieces.get(across).indexOf('.') < 0) {
      across++;
    }
    String piece = pieces.get(across);
    int dot = piece.indexOf('.');
    if (dot < 0) {
      return across > 0 && rest.endsWith(piece);
    }
    boolean fits = (across > 0 || dot > 0) && rest.startsWith(piece.substring(dot));
    if (across == last) {
      return fits && rest.length() == piece.length() - dot || across > 0 && rest.endsWith(piece);
    }
    int end = rest.length() - pieces.get(last).length();
    int position = fits ? piece.length() - dot : across > 0 ? endOf(across, rest, 0, end) : -1;
    return position >= 0
        && position <= end
        && rest.endsWith(pieces.get(last))
        && holdsInOrder(across + 1, rest, position, end);
  }

  /** The position behind the first occurrence of a piece between two positions of a text, or -1. */
  private int endOf(int piece, CharSequence text, int from, int to) {
    String sought = pieces.get(piece);
    if (sought.isEmpty()) {
      return from;
    }
    int matched = 0;
    for (int i = from; i < to; i++) {
      while (matched > 0 && sought.charAt(matched) != text.charAt(i)) {
        matched = borders.get(piece)[matched - 1];
      }
      if (sought.charAt(matched) == text.charAt(i) && ++matched == sought.length()) {
        return i + 1;
      }
    }
    return -1;
  }

  /** For each prefix of a piece, the length of its longest proper border. */
  private static int[] borders(String piece) {
    int[] borders = new int[piece.length()];
    int matched = 0;
    for (int i = 1; i < piece.length(); i++) {
      while (matched > 0 && piece.charAt(matched) != piece.charAt(i)) {
        matched = borders[matched - 1];
      }
      if (piece.charAt(matched) == piece.charAt(i)) {
        matched++;
      }
      borders[i] = matched;
    }
    return borders;
  }
}
