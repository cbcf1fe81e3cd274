package org.countersign.distribution.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Finds the setting that a mistyped name was meant to be. */
final class NearestName {

  /** Edits after which a name is another name, not a slip of the hand. */
  private static final int MOST_EDITS = 4;

  private NearestName() {}

  static Optional<String> to(String variable) {
    return Arrays.stream(SettingName.values())
        .map(SettingName::variable)
        .filter(name -> edits(variable, name) <= MOST_EDITS)
        .min(Comparator.comparingInt(name -> edits(variable, name)));
  }

  /** The Levenshtein distance. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                Math.min(current[column - 1] + 1, previous[column] + 1),
                previous[column - 1] + changed);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
