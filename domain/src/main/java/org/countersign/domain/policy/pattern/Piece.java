package org.countersign.domain.policy.pattern;

/** What stands between two stars of a {@link Pattern}. */
abstract sealed class Piece permits TextPiece, LabelsPiece {

  private final String text;

  Piece(String text) {
    this.text = text;
  }

  /**
   * A piece of a pattern for DNS names.
   *
   * @param first whether the pattern begins with it
   * @param last whether the pattern ends in it
   */
  static Piece of(String text, boolean first, boolean last) {
    return LabelsPiece.hasLabel(text, first, last)
        ? new LabelsPiece(text, first, last)
        : new TextPiece(text);
  }

  /** As it is written. */
  final String text() {
    return text;
  }

  /** Whether it stands for its own text and no other. */
  abstract boolean isText();

  /** The position behind it, where it stands in a text at a position; -1 where it does not. */
  abstract int endAt(CharSequence other, int from);

  /** The position behind its first occurrence between two positions of a text, or -1. */
  abstract int endOf(CharSequence other, int from, int to);

  /** Where it begins, where a text ends in it; -1 where it does not. */
  abstract int startAtEndOf(CharSequence other);

  /** Its part from a position on. */
  abstract Piece from(int start);
}
