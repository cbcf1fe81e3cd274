package org.countersign.domain.policy.pattern;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.ToIntBiFunction;

/**
 * Whether the text of any IP address matches a pattern with stars: of IPv4 dotted decimal, of IPv6
 * that of RFC 5952 or the one with all eight groups.
 *
 * <p>The texts are read by a machine of few states; a pattern leads to sets of them, a star to all
 * that can be reached. Of IPv6 it is not counted how many groups of zeros stand in a row, which
 * decides where RFC 5952, 4.2.3 shortens: a few patterns that match nothing are taken.
 */
final class AddressPatternForm {

  private static final int NONE = -1;

  /**
   * A machine that reads addresses; it begins in state 0.
   *
   * @param alphabet the characters that lead to different states
   */
  private record Machine(
      int states, String alphabet, ToIntBiFunction<Integer, Character> step, IntPredicate isEnd) {

    boolean takes(String pattern) {
      BitSet reached = new BitSet(states);
      reached.set(0);
      for (int i = 0; i < pattern.length() && !reached.isEmpty(); i++) {
        reached = pattern.charAt(i) == '*' ? beyond(reached) : after(reached, pattern.charAt(i));
      }
      return reached.stream().anyMatch(isEnd);
    }

    private BitSet after(BitSet states, char c) {
      BitSet next = new BitSet(this.states);
      states.stream()
          .map(state -> step.applyAsInt(state, c))
          .filter(s -> s != NONE)
          .forEach(next::set);
      return next;
    }

    private BitSet beyond(BitSet states) {
      BitSet all = (BitSet) states.clone();
      BitSet fresh = states;
      while (!fresh.isEmpty()) {
        BitSet next = new BitSet(this.states);
        for (char c : alphabet.toCharArray()) {
          next.or(after(fresh, c));
        }
        next.andNot(all);
        all.or(next);
        fresh = next;
      }
      return all;
    }
  }

  /** For each of four numbers: nothing read of it yet, or 0 to 255. */
  private static final int NUMBERS = 257;

  private static final Machine IPV4 =
      new Machine(
          4 * NUMBERS,
          "0123456789.",
          AddressPatternForm::ipv4,
          state -> state >= 3 * NUMBERS && state % NUMBERS > 0);

  private static int ipv4(int state, char c) {
    int part = state / NUMBERS;
    int number = state % NUMBERS - 1;
    if (c == '.') {
      return number < 0 || part == 3 ? NONE : (part + 1) * NUMBERS;
    }
    boolean isDigit = c >= '0' && c <= '9';
    int longer = Math.max(0, number) * 10 + c - '0';
    return !isDigit || number == 0 || longer > 255 ? NONE : part * NUMBERS + 1 + longer;
  }

  /** Of the text of an IPv6 address, what came last. */
  private enum Last {
    NOTHING,
    /** The first of two colons at the beginning. */
    FIRST_COLON,
    TWO_COLONS,
    /** A group that is zero, which stands beside no two colons. */
    ZERO,
    COLON_AFTER_ZERO,
    DIGIT_1,
    DIGIT_2,
    DIGIT_3,
    DIGIT_4,
    COLON
  }

  private static final int GROUPS = 8;

  /** Two colons stand for two groups of zeros at least (RFC 5952, 4.2.2). */
  private static final int MAX_GROUPS_WITH_TWO_COLONS = 6;

  private static final Last[] LAST = Last.values();

  private static final Machine IPV6 =
      new Machine(
          2 * (GROUPS + 1) * LAST.length,
          "01:",
          AddressPatternForm::ipv6,
          AddressPatternForm::ends);

  private static int ipv6(int state, char c) {
    Last last = LAST[state % LAST.length];
    int groups = state / LAST.length % (GROUPS + 1);
    boolean shortened = state / LAST.length > GROUPS;
    if (c == ':') {
      return colon(last, groups, shortened);
    }
    boolean isDigit = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    if (!isDigit) {
      return NONE;
    }
    return switch (last) {
      case FIRST_COLON, ZERO, DIGIT_4 -> NONE;
      case DIGIT_1, DIGIT_2, DIGIT_3 -> state(LAST[last.ordinal() + 1], groups, shortened);
      case TWO_COLONS -> c == '0' ? NONE : group(Last.DIGIT_1, groups, shortened);
      case NOTHING, COLON, COLON_AFTER_ZERO ->
          group(c == '0' ? Last.ZERO : Last.DIGIT_1, groups, shortened);
    };
  }

  private static int colon(Last last, int groups, boolean shortened) {
    return switch (last) {
      case NOTHING -> state(Last.FIRST_COLON, groups, false);
      case FIRST_COLON -> state(Last.TWO_COLONS, groups, true);
      case COLON ->
          shortened || groups > MAX_GROUPS_WITH_TWO_COLONS
              ? NONE
              : state(Last.TWO_COLONS, groups, true);
      case ZERO -> state(Last.COLON_AFTER_ZERO, groups, shortened);
      case DIGIT_1, DIGIT_2, DIGIT_3, DIGIT_4 -> state(Last.COLON, groups, shortened);
      case TWO_COLONS, COLON_AFTER_ZERO -> NONE;
    };
  }

  private static int group(Last last, int groups, boolean shortened) {
    return groups == (shortened ? MAX_GROUPS_WITH_TWO_COLONS : GROUPS)
        ? NONE
        : state(last, groups + 1, shortened);
  }

  private static int state(Last last, int groups, boolean shortened) {
    return ((shortened ? GROUPS + 1 : 0) + groups) * LAST.length + last.ordinal();
  }

  private static boolean ends(int state) {
    int groups = state / LAST.length % (GROUPS + 1);
    boolean shortened = state / LAST.length > GROUPS;
    return switch (LAST[state % LAST.length]) {
      case NOTHING, FIRST_COLON, COLON, COLON_AFTER_ZERO -> false;
      case TWO_COLONS -> true;
      case ZERO, DIGIT_1, DIGIT_2, DIGIT_3, DIGIT_4 -> shortened || groups == GROUPS;
    };
  }

  private AddressPatternForm() {}

  /** Whether the text of some address matches a pattern with stars. */
  static boolean isOfSomeAddress(String pattern) {
    return IPV4.takes(pattern) || IPV6.takes(pattern);
  }
}
