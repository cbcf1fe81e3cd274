package org.countersign.domain.policy.pattern;

/**
 * A piece of a pattern for DNS names in which {@code +} stands for one whole label that is no
 * wildcard.
 *
 * <p>Where it begins decides where it ends, for what a {@code +} stands for ends at the next dot;
 * and the further left it begins, the further left it ends. So the first place where it fits leaves
 * the most room for the pieces behind it.
 */
final class LabelsPiece extends Piece {

  static final char LABEL = '+';

  private final boolean first;
  private final boolean last;

  /**
   * @param first whether the pattern begins with it
   * @param last whether the pattern ends in it
   */
  LabelsPiece(String text, boolean first, boolean last) {
    super(text);
    this.first = first;
    this.last = last;
  }

  /**
   * Whether a piece has a {@code +} for a label: one with a dot, or an end of the whole pattern, on
   * either side.
   */
  static boolean hasLabel(String piece, boolean first, boolean last) {
    for (int i = piece.indexOf(LABEL); i >= 0; i = piece.indexOf(LABEL, i + 1)) {
      if (isWholeLabel(piece, i, first, last)) {
        return true;
      }
    }
    return false;
  }

  static boolean isWholeLabel(String piece, int i, boolean first, boolean last) {
    boolean begins = i == 0 ? first : piece.charAt(i - 1) == '.';
    boolean ends = i == piece.length() - 1 ? last : piece.charAt(i + 1) == '.';
    return begins && ends;
  }

  private boolean isLabel(int i) {
    return text().charAt(i) == LABEL && isWholeLabel(text(), i, first, last);
  }

  @Override
  boolean isText() {
    return false;
  }

  @Override
  int endAt(CharSequence other, int from) {
    int position = from;
    for (int i = 0; i < text().length(); i++) {
      int start = position;
      if (isLabel(i)) {
        while (position < other.length() && isInLabel(other.charAt(position))) {
          position++;
        }
      } else if (position < other.length() && other.charAt(position) == text().charAt(i)) {
        position++;
      }
      if (position == start) {
        return -1;
      }
    }
    return position;
  }

  @Override
  int endOf(CharSequence other, int from, int to) {
    for (int start = from; start < to; start++) {
      int end = endAt(other, start);
      if (end >= 0 && end <= to) {
        return end;
      }
    }
    return -1;
  }

  @Override
  int startAtEndOf(CharSequence other) {
    int position = other.length();
    for (int i = text().length() - 1; i >= 0; i--) {
      int end = position;
      if (isLabel(i)) {
        while (position > 0 && isInLabel(other.charAt(position - 1))) {
          position--;
        }
      } else if (position > 0 && other.charAt(position - 1) == text().charAt(i)) {
        position--;
      }
      if (position == end) {
        return -1;
      }
    }
    return position;
  }

  /** The star of a wildcard name is no label. */
  private static boolean isInLabel(char c) {
    return c != '.' && c != '*';
  }

  @Override
  Piece from(int start) {
    return Piece.of(text().substring(start), start == 0 && first, last);
  }
}
