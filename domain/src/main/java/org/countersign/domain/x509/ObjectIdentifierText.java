package org.countersign.domain.x509;

/** Object identifiers as people write them: arcs in decimal, dots between them (X.660, 7.6). */
final class ObjectIdentifierText {

  /** As many characters as anything that names an identifier in the REST contract may have. */
  static final int MAX_CHARACTERS = 128;

  /** Below the roots 0 and 1 the second arc is at most this. */
  private static final int MOST_UNDER_FIRST_ROOTS = 39;

  private ObjectIdentifierText() {}

  /** Whether it is one, of at most {@link #MAX_CHARACTERS}. */
  static boolean isDotted(String text) {
    if (text.length() < 3 || text.length() > MAX_CHARACTERS || text.charAt(1) != '.') {
      return false;
    }
    char root = text.charAt(0);
    return root >= '0'
        && root <= '2'
        && areArcs(text, 2)
        && (root == '2' || secondArc(text) <= MOST_UNDER_FIRST_ROOTS);
  }

  /** No arc is empty, begins with a zero that is not all of it, or holds what is no digit. */
  private static boolean areArcs(String text, int from) {
    int start = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      boolean isFirst = i == start;
      if (isFirst ? !isDigit : !isDigit && c != '.') {
        return false;
      }
      if (c == '.') {
        start = i + 1;
      } else if (!isFirst && text.charAt(start) == '0') {
        return false;
      }
    }
    return start < text.length();
  }

  /** Its number; where it has more than two digits, one that is too great. */
  private static int secondArc(String text) {
    int end = text.indexOf('.', 2);
    String arc = text.substring(2, end < 0 ? text.length() : end);
    return arc.length() > 2 ? MOST_UNDER_FIRST_ROOTS + 1 : Integer.parseInt(arc);
  }
}
