package org.countersign.domain.idna;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/** Where the code points that are valid in a context only may stand (RFC 5892, appendix A). */
final class ContextRule {

  static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  static final int ZERO_WIDTH_JOINER = 0x200d;

  /** Marks of the combining classes next to that of a virama, which is 9. */
  private static final String CLASS_8 = "\u3099";

  private static final String CLASS_10 = "\u05b0";

  private ContextRule() {}

  /** Whether the code point at a position of a label, which is one with a rule, keeps it. */
  static boolean permits(int[] label, int position) {
    return switch (label[position]) {
      case ZERO_WIDTH_NON_JOINER -> followsVirama(label, position) || breaksAJoin(label, position);
      case ZERO_WIDTH_JOINER -> followsVirama(label, position);
      case 0xb7 -> at(label, position - 1) == 'l' && at(label, position + 1) == 'l';
      case 0x375 -> isOf(UnicodeScript.GREEK, at(label, position + 1));
      case 0x5f3, 0x5f4 -> isOf(UnicodeScript.HEBREW, at(label, position - 1));
      case 0x30fb -> holdsKanaOrHan(label);
      default -> isDigitOfOneKind(label, label[position]);
    };
  }

  private static int at(int[] label, int position) {
    return position >= 0 && position < label.length ? label[position] : -1;
  }

  private static boolean isOf(UnicodeScript script, int codePoint) {
    return codePoint >= 0 && UnicodeScript.of(codePoint) == script;
  }

  private static boolean followsVirama(int[] label, int position) {
    return position > 0 && isVirama(label[position - 1]);
  }

  /**
   * Whether the canonical combining class is 9. The platform does not tell it, but sorts marks by
   * it: a virama goes behind a mark of class 8 and before one of class 10.
   */
  static boolean isVirama(int codePoint) {
    String mark = Character.toString(codePoint);
    return isSortedBefore(CLASS_8, mark) && isSortedBefore(mark, CLASS_10);
  }

  private static boolean isSortedBefore(String first, String second) {
    return !Normalizer.isNormalized(second + first, Normalizer.Form.NFD)
        && Normalizer.isNormalized(first + second, Normalizer.Form.NFD);
  }

  /** A letter that joins forward, marks, the non-joiner, marks, a letter that joins backward. */
  private static boolean breaksAJoin(int[] label, int position) {
    int before = position - 1;
    while (before >= 0 && JoiningType.of(label[before]) == JoiningType.TRANSPARENT) {
      before--;
    }
    int after = position + 1;
    while (after < label.length && JoiningType.of(label[after]) == JoiningType.TRANSPARENT) {
      after++;
    }
    return before >= 0
        && after < label.length
        && JoiningType.of(label[before]).joinsForward()
        && JoiningType.of(label[after]).joinsBackward();
  }

  private static boolean holdsKanaOrHan(int[] label) {
    for (int codePoint : label) {
      UnicodeScript script = UnicodeScript.of(codePoint);
      if (script == UnicodeScript.HIRAGANA
          || script == UnicodeScript.KATAKANA
          || script == UnicodeScript.HAN) {
        return true;
      }
    }
    return false;
  }

  /** ARABIC-INDIC and EXTENDED ARABIC-INDIC DIGITs look alike and are not mixed. */
  private static boolean isDigitOfOneKind(int[] label, int digit) {
    int othersZero = digit >= 0x6f0 ? 0x660 : 0x6f0;
    for (int codePoint : label) {
      if (codePoint >= othersZero && codePoint <= othersZero + 9) {
        return false;
      }
    }
    return true;
  }
}
