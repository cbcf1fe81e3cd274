package org.countersign.domain.issuance.lint;

/** Recognises Punycode (RFC 3492, 6.2), in which a label beyond ASCII stands behind xn--. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private static final int INVALID = -1;

  private Punycode() {}

  /**
   * Whether it decodes to characters of which at least one is beyond ASCII and none controls.
   *
   * @param text lower-case letters, digits and hyphens, without the prefix
   */
  static boolean isEncoded(String text) {
    int delimiter = text.lastIndexOf('-');
    int position = delimiter + 1;
    int count = Math.max(delimiter, 0);
    long character = FIRST_BEYOND_ASCII;
    long state = 0;
    int bias = INITIAL_BIAS;
    boolean first = true;
    while (position < text.length()) {
      long before = state;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = position < text.length() ? digit(text.charAt(position++)) : INVALID;
        int threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
        state += digit * weight;
        if (digit == INVALID || state > Integer.MAX_VALUE) {
          return false;
        }
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      count++;
      bias = adapt(state - before, count, first);
      first = false;
      character += state / count;
      state = state % count + 1;
      if (!mayStandInAName(character)) {
        return false;
      }
    }
    return !first;
  }

  private static int digit(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? c - '0' + 26 : INVALID;
  }

  private static int adapt(long delta, int count, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
  }

  private static boolean mayStandInAName(long character) {
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return character <= Character.MAX_CODE_POINT
        && !surrogate
        && !Character.isISOControl((int) character);
  }
}
