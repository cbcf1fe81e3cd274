package org.countersign.domain.policy.pattern;

/** A piece that stands for itself, looked for by Knuth, Morris and Pratt. */
final class TextPiece extends Piece {

  /** For each prefix of the text, the length of its longest proper border. */
  private final int[] borders;

  TextPiece(String text) {
    super(text);
    this.borders = borders(text);
  }

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

  @Override
  boolean isText() {
    return true;
  }

  @Override
  int endAt(CharSequence other, int from) {
    int end = from + text().length();
    if (end > other.length()) {
      return -1;
    }
    for (int i = 0; i < text().length(); i++) {
      if (text().charAt(i) != other.charAt(from + i)) {
        return -1;
      }
    }
    return end;
  }

  @Override
  int endOf(CharSequence other, int from, int to) {
    String sought = text();
    if (sought.isEmpty()) {
      return from;
    }
    int matched = 0;
    for (int i = from; i < to; i++) {
      while (matched > 0 && sought.charAt(matched) != other.charAt(i)) {
        matched = borders[matched - 1];
      }
      if (sought.charAt(matched) == other.charAt(i) && ++matched == sought.length()) {
        return i + 1;
      }
    }
    return -1;
  }

  @Override
  int startAtEndOf(CharSequence other) {
    int start = other.length() - text().length();
    return start >= 0 && endAt(other, start) >= 0 ? start : -1;
  }

  @Override
  Piece from(int start) {
    return new TextPiece(text().substring(start));
  }
}
