package org.countersign.domain.policy.pattern;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Strings prepared for caseIgnoreMatch (RFC 4518, section 2): two values of a subject are the same
 * when their prepared forms are.
 *
 * <p>What is mapped to nothing goes, case is folded, compatibility forms are composed, runs of
 * spaces are one space.
 */
public final class PreparedString {

  /**
   * Upper case would make an i of it, which full case folding does not: the two are different
   * letters.
   */
  private static final int DOTLESS_I = 0x131;

  private PreparedString() {}

  /** A whole value: no space at either end. */
  public static String of(String value) {
    return squeeze(fold(value), true, true);
  }

  /** A piece of a pattern; a space next to a star is part of what is looked for. */
  static String piece(String piece, boolean first, boolean last) {
    return squeeze(fold(piece), first, last);
  }

  private static String fold(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return value.toLowerCase(Locale.ROOT);
    }
    StringBuilder mapped = new StringBuilder(value.length());
    value.codePoints().forEach(codePoint -> map(codePoint, mapped));
    String composed = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(composed.length());
    composed.codePoints().forEach(codePoint -> folded.append(foldCase(codePoint)));
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /** RFC 4518, 2.2. */
  private static void map(int codePoint, StringBuilder mapped) {
    if (isSpace(codePoint)) {
      mapped.append(' ');
    } else if (!isMappedToNothing(codePoint)) {
      mapped.appendCodePoint(codePoint);
    }
  }

  private static boolean isSpace(int codePoint) {
    return codePoint >= 0x09 && codePoint <= 0x0d
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint);
  }

  private static boolean isMappedToNothing(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || codePoint == 0x34f
        || codePoint == 0x1806
        || codePoint >= 0x180b && codePoint <= 0x180e
        || codePoint >= 0xfe00 && codePoint <= 0xfe0f
        || codePoint == 0xfffc;
  }

  /** One character at a time, so that no neighbour (a final sigma's, say) has a say in it. */
  private static String foldCase(int codePoint) {
    String character = Character.toString(codePoint);
    return codePoint == DOTLESS_I
        ? character
        : character.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** RFC 4518, 2.6.1, to the same effect: one space instead of two inside, none at the ends. */
  private static String squeeze(String value, boolean trimStart, boolean trimEnd) {
    StringBuilder squeezed = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean repeats = squeezed.isEmpty() ? trimStart : endsWithSpace(squeezed);
      if (character != ' ' || !repeats) {
        squeezed.append(character);
      }
    }
    if (trimEnd && endsWithSpace(squeezed)) {
      squeezed.setLength(squeezed.length() - 1);
    }
    return squeezed.toString();
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }
}
