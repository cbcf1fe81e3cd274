package org.countersign.adapters.persistence.column;

/** Text as a database can hold it: PostgreSQL has no NUL, and UTF-8 no unpaired surrogates. */
public final class StorableText {

  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private StorableText() {}

  /** The same text when it can be held, else with U+FFFD where it cannot. */
  public static String of(String text) {
    if (canBeHeld(text)) {
      return text;
    }
    StringBuilder held = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> held.appendCodePoint(cannotBeHeld(c) ? REPLACEMENT_CHARACTER : c));
    return held.toString();
  }

  private static boolean canBeHeld(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (cannotBeHeld(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean cannotBeHeld(int codePoint) {
    return codePoint == 0
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
