package org.countersign.domain.policy.pattern;

import java.util.Arrays;

/**
 * Whether a wildcard written in some odd way, such as {@code va*.example.com}, covers a name that a
 * pattern matches.
 *
 * <p>A star in the wildcard stands for characters of one label, of which there is at least one when
 * it is the whole label. Wildcard and pattern are walked through together: time and space are the
 * product of their lengths.
 */
final class WildcardReach {

  /** One character of a label. */
  private static final int LABEL_CHARACTER = -1;

  /** Any number of them. */
  private static final int LABEL_CHARACTERS = -2;

  /** Any number of any characters. */
  private static final int CHARACTERS = -3;

  private WildcardReach() {}

  /**
   * @param wildcard lower-case A-labels, with stars
   * @param pattern a pattern for DNS names in the same spelling
   */
  static boolean meets(String wildcard, Pattern pattern) {
    int[] one = ofWildcard(wildcard);
    int[] other = ofPattern(pattern.text());
    boolean[][] reached = new boolean[one.length + 1][other.length + 1];
    reached[0][0] = true;
    for (int i = 0; i <= one.length; i++) {
      for (int j = 0; j <= other.length; j++) {
        if (reached[i][j]) {
          step(one, other, i, j, reached);
        }
      }
    }
    return reached[one.length][other.length];
  }

  private static void step(int[] one, int[] other, int i, int j, boolean[][] reached) {
    if (i < one.length && isMany(one[i])) {
      reached[i + 1][j] = true;
    }
    if (j < other.length && isMany(other[j])) {
      reached[i][j + 1] = true;
    }
    if (i < one.length && j < other.length && haveOneInCommon(one[i], other[j])) {
      reached[isMany(one[i]) ? i : i + 1][isMany(other[j]) ? j : j + 1] = true;
    }
  }

  private static boolean isMany(int token) {
    return token == LABEL_CHARACTERS || token == CHARACTERS;
  }

  private static boolean haveOneInCommon(int one, int other) {
    if (one >= 0 && other >= 0) {
      return one == other;
    }
    int literal = Math.max(one, other);
    int set = Math.min(one, other);
    return literal < 0 || set == CHARACTERS || literal != '.';
  }

  private static int[] ofWildcard(String wildcard) {
    return tokens(wildcard, '*', LABEL_CHARACTERS);
  }

  private static int[] ofPattern(String pattern) {
    return tokens(pattern, LabelsPiece.LABEL, CHARACTERS);
  }

  /**
   * @param label the sign that, as a whole label, stands for one character or more
   * @param star what a star stands for that is not such a sign
   */
  private static int[] tokens(String text, char label, int star) {
    int[] tokens = new int[2 * text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == label && LabelsPiece.isWholeLabel(text, i, true, true)) {
        tokens[count++] = LABEL_CHARACTER;
        tokens[count++] = LABEL_CHARACTERS;
      } else {
        tokens[count++] = c == '*' ? star : c;
      }
    }
    return Arrays.copyOf(tokens, count);
  }
}
