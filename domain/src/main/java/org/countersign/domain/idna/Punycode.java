package org.countersign.domain.idna;

import java.util.Optional;

/** Bootstring with the parameters of Punycode (RFC 3492, section 5). */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private Punycode() {}

  /** RFC 3492, 6.3. The label is at most a few dozen characters, far from any overflow. */
  static String encode(String label) {
    int[] codePoints = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    for (int codePoint : codePoints) {
      if (codePoint < INITIAL_N) {
        output.append((char) codePoint);
      }
    }
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int handled = basic; handled < codePoints.length; ) {
      int next = leastFrom(n, codePoints);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int codePoint : codePoints) {
        if (codePoint < n) {
          delta++;
        } else if (codePoint == n) {
          appendInteger(delta, bias, output);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return output.toString();
  }

  private static int leastFrom(int n, int[] codePoints) {
    int least = Integer.MAX_VALUE;
    for (int codePoint : codePoints) {
      if (codePoint >= n && codePoint < least) {
        least = codePoint;
      }
    }
    return least;
  }

  private static void appendInteger(int delta, int bias, StringBuilder output) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = threshold(k, bias);
      if (q < t) {
        output.append(digit(q));
        return;
      }
      output.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
  }

  /**
   * RFC 3492, 6.2.
   *
   * @param encoded lower-case letters, digits and hyphens
   * @return empty when it encodes nothing
   */
  static Optional<String> decode(String encoded) {
    int hyphen = encoded.lastIndexOf('-');
    StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(hyphen, 0)));
    int length = output.length();
    long n = INITIAL_N;
    int bias = INITIAL_BIAS;
    long i = 0;
    int position = hyphen < 0 ? 0 : hyphen + 1;
    while (position < encoded.length()) {
      long start = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = position < encoded.length() ? value(encoded.charAt(position++)) : -1;
        if (digit < 0) {
          return Optional.empty();
        }
        i += digit * weight;
        if (i > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        int t = threshold(k, bias);
        if (digit < t) {
          break;
        }
        weight *= BASE - t;
      }
      length++;
      bias = adapt((int) (i - start), length, start == 0);
      n += i / length;
      i %= length;
      if (!isScalarValue(n)) {
        return Optional.empty();
      }
      output.insert(output.offsetByCodePoints(0, (int) i), Character.toChars((int) n));
      i++;
    }
    return Optional.of(output.toString());
  }

  private static boolean isScalarValue(long n) {
    return n <= Character.MAX_CODE_POINT
        && (n < Character.MIN_SURROGATE || n > Character.MAX_SURROGATE);
  }

  private static int threshold(int k, int bias) {
    return Math.max(T_MIN, Math.min(T_MAX, k - bias));
  }

  /** RFC 3492, 6.1. */
  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int value(char digit) {
    if (digit >= 'a' && digit <= 'z') {
      return digit - 'a';
    }
    return digit >= '0' && digit <= '9' ? digit - '0' + 26 : -1;
  }
}
