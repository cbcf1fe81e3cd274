package org.countersign.domain.idna;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Whether a code point may stand in a U-label (RFC 5892, section 3). */
enum DerivedProperty {
  PVALID,
  /** Where the contextual rule for joiners permits it. */
  CONTEXTJ,
  /** Where another contextual rule permits it. */
  CONTEXTO,
  DISALLOWED,
  UNASSIGNED;

  /** RFC 5892, 2.6: letters that case folding changes, and signs that some scripts need. */
  private static final Set<Integer> PVALID_EXCEPTIONS =
      Set.of(0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007);

  /** RFC 5892, 2.6, but for the two runs of digits. */
  private static final Set<Integer> CONTEXTO_EXCEPTIONS = Set.of(0xb7, 0x375, 0x5f3, 0x5f4, 0x30fb);

  /** RFC 5892, 2.6: letters and marks that are signs in truth. */
  private static final Set<Integer> DISALLOWED_EXCEPTIONS =
      Set.of(0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b);

  /** RFC 5892, 2.4, and 2.9 for the old Hangul that is not written in syllables. */
  private static final Set<UnicodeBlock> DISALLOWED_BLOCKS =
      Set.of(
          UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
          UnicodeBlock.MUSICAL_SYMBOLS,
          UnicodeBlock.ANCIENT_GREEK_MUSICAL_NOTATION,
          UnicodeBlock.HANGUL_JAMO,
          UnicodeBlock.HANGUL_JAMO_EXTENDED_A,
          UnicodeBlock.HANGUL_JAMO_EXTENDED_B);

  private static final int DOTLESS_I = 0x131;

  static DerivedProperty of(int codePoint) {
    if (codePoint < 0x80) {
      return isLdh(codePoint) ? PVALID : DISALLOWED;
    }
    if (PVALID_EXCEPTIONS.contains(codePoint)) {
      return PVALID;
    }
    if (CONTEXTO_EXCEPTIONS.contains(codePoint) || isContextualDigit(codePoint)) {
      return CONTEXTO;
    }
    if (DISALLOWED_EXCEPTIONS.contains(codePoint)) {
      return DISALLOWED;
    }
    if (Character.getType(codePoint) == Character.UNASSIGNED) {
      return isNoncharacter(codePoint) ? DISALLOWED : UNASSIGNED;
    }
    if (codePoint == ContextRule.ZERO_WIDTH_NON_JOINER
        || codePoint == ContextRule.ZERO_WIDTH_JOINER) {
      return CONTEXTJ;
    }
    return isLetterOrDigit(codePoint)
            && !isUnstable(codePoint)
            && !isIgnorable(codePoint)
            && !DISALLOWED_BLOCKS.contains(UnicodeBlock.of(codePoint))
        ? PVALID
        : DISALLOWED;
  }

  private static boolean isLdh(int c) {
    return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
  }

  /** ARABIC-INDIC and EXTENDED ARABIC-INDIC DIGITs. */
  private static boolean isContextualDigit(int codePoint) {
    return codePoint >= 0x660 && codePoint <= 0x669 || codePoint >= 0x6f0 && codePoint <= 0x6f9;
  }

  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xfffe) == 0xfffe || codePoint >= 0xfdd0 && codePoint <= 0xfdef;
  }

  /** RFC 5892, 2.1: Ll, Lu, Lo, Nd, Lm, Mn, Mc. */
  private static boolean isLetterOrDigit(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** RFC 5892, 2.2: another character once folded and normalised. */
  private static boolean isUnstable(int codePoint) {
    String character = Character.toString(codePoint);
    String normal = Normalizer.normalize(character, Normalizer.Form.NFKC);
    return !Normalizer.normalize(folded(normal), Normalizer.Form.NFKC).equals(character);
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().forEach(codePoint -> folded.append(foldedCharacter(codePoint)));
    return folded.toString();
  }

  /**
   * Full case folding, which the platform lacks: lower case of upper case, but for the dotless i,
   * which folds to itself, and Cherokee, which folds to upper case.
   */
  private static String foldedCharacter(int codePoint) {
    String character = Character.toString(codePoint);
    if (codePoint == DOTLESS_I) {
      return character;
    }
    String upper = character.toUpperCase(Locale.ROOT);
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.CHEROKEE
        ? upper
        : upper.toLowerCase(Locale.ROOT);
  }

  /**
   * RFC 5892, 2.3, as far as it is letters and marks: the combining grapheme joiner, inherent
   * vowels of Khmer, and variation selectors are not seen.
   */
  private static boolean isIgnorable(int codePoint) {
    return codePoint == 0x34f
        || codePoint >= 0x17b4 && codePoint <= 0x17b5
        || codePoint >= 0x180b && codePoint <= 0x180f
        || codePoint >= 0xfe00 && codePoint <= 0xfe0f
        || codePoint >= 0xe0100 && codePoint <= 0xe01ef;
  }
}
