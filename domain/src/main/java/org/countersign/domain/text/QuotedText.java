package org.countersign.domain.text;

import org.countersign.domain.request.PrivateKeyText;

/** Values as a message shows them: nothing invisible, nothing endless, no private key. */
public final class QuotedText {

  private static final int MAX_CHARACTERS = 255;

  private QuotedText() {}

  /** Between apostrophes, cut after 255 characters. */
  public static String quoted(String value) {
    return "'" + text(value) + "'";
  }

  static String text(String value) {
    if (PrivateKeyText.isIn(value)) {
      return PrivateKeyText.NOT_SHOWN;
    }
    int end =
        value.codePointCount(0, value.length()) > MAX_CHARACTERS
            ? value.offsetByCodePoints(0, MAX_CHARACTERS)
            : value.length();
    return end < value.length() ? escaped(value.substring(0, end)) + "…" : escaped(value);
  }

  /** The whole of a text that is known to be short, with nothing invisible in it. */
  public static String escaped(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint ->
                shown.append(
                    isVisible(codePoint) ? Character.toString(codePoint) : escape(codePoint)));
    return shown.toString();
  }

  /**
   * Control and format characters could rewrite the line they stand in; a lone surrogate has no
   * UTF-8.
   */
  public static boolean isVisible(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  public static String escape(int codePoint) {
    return "\\u{" + Integer.toHexString(codePoint) + "}";
  }
}
