package org.countersign.domain.recipe;

/** Texts without invisible characters. */
final class VisibleText {

  private VisibleText() {}

  /** With each run of white space made one blank, and no invisible character in it. */
  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              boolean space = isSpace(character);
              boolean follows = !visible.isEmpty() && visible.charAt(visible.length() - 1) != ' ';
              if (space && follows) {
                visible.append(' ');
              } else if (!space && !isBlankOrInvisible(character)) {
                visible.appendCodePoint(character);
              }
            });
    return visible.toString().stripTrailing();
  }

  static boolean isBlankOrInvisible(int character) {
    int type = Character.getType(character);
    return isSpace(character)
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE;
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
