package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Patterns in their order, looked up all at once: of those that match a text, the first.
 *
 * <p>Literals, and patterns such as {@code *.example.com} that ask for an ending behind a dot or an
 * at sign or, as {@code +.example.com} does, behind the first label, are found by hash; the others
 * are tried one by one, as long as one that comes before the best so far is left.
 */
final class PatternSet {

  static final int NONE = Integer.MAX_VALUE;

  private final Map<String, Integer> literals = new HashMap<>();
  private final Map<String, Integer> endings = new HashMap<>();

  private final Map<String, Integer> behindFirstLabel = new HashMap<>();

  /**
   * Only texts as long as some ending are looked up, so that all of them together are no longer
   * than all patterns.
   */
  private final BitSet endingLengths = new BitSet();

  private final List<Numbered> others = new ArrayList<>();

  private record Numbered(int number, Pattern pattern) {}

  /** Adds a pattern under a number greater than that of all before it. */
  void add(int number, Pattern pattern) {
    String ending = pattern.soleEnding().orElse("");
    if (pattern.isLiteral()) {
      literals.putIfAbsent(pattern.first(), number);
    } else if (pattern.behindAnyLabel().isPresent()) {
      behindFirstLabel.putIfAbsent(pattern.behindAnyLabel().get(), number);
    } else if (!ending.isEmpty() && startsAnEnding(ending.charAt(0))) {
      endings.putIfAbsent(ending, number);
      endingLengths.set(ending.length());
    } else {
      others.add(new Numbered(number, pattern));
    }
  }

  private static boolean startsAnEnding(char c) {
    return c == '.' || c == '@';
  }

  /** The number of the literal that a text is, or {@link #NONE}. */
  int literal(String text) {
    return literals.getOrDefault(text, NONE);
  }

  /** The number of the first pattern that matches, if it is less than a bound; else the bound. */
  int firstMatch(String text, int bound) {
    int best = literals.isEmpty() ? bound : Math.min(bound, literals.getOrDefault(text, NONE));
    for (int i = 0; !endings.isEmpty() && i < text.length(); i++) {
      if (startsAnEnding(text.charAt(i)) && endingLengths.get(text.length() - i)) {
        best = Math.min(best, endings.getOrDefault(text.substring(i), NONE));
      }
    }
    if (!behindFirstLabel.isEmpty()) {
      best = Math.min(best, firstBehindLabel(text));
    }
    for (Numbered other : others) {
      if (other.number() >= best) {
        return best;
      }
      if (other.pattern().matches(text)) {
        return other.number();
      }
    }
    return best;
  }

  private int firstBehindLabel(String text) {
    int dot = text.indexOf('.');
    int star = text.indexOf('*');
    boolean beginsWithLabel = dot > 0 && (star < 0 || star > dot);
    return beginsWithLabel ? behindFirstLabel.getOrDefault(text.substring(dot), NONE) : NONE;
  }
}
