package org.countersign.domain.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names that count somewhere, and which of them a name that does not count was meant to be.
 *
 * <p>Names are compared without case, and without the marks that join words: {@code dry_run} and
 * {@code DryRun} are {@code dryRun}. Beyond that, letters are added, left out, changed, or swapped
 * with their neighbour; each of these is one edit.
 */
public final class KnownNames {

  /** Longer than any known name: no misspelling of one is longer. */
  private static final int MAX_CHARACTERS = 64;

  /** From this many letters on, two edits are still a slip of the hand. */
  private static final int LONG_NAME = 8;

  /** A name with this many edits is no longer taken for a misspelling. */
  private static final int MOST_EDITS = 4;

  /** As many letters in common at the beginning make one name remind of another. */
  private static final int STEM = 3;

  private static final int LONGEST_ENDING = 3;

  private final List<Known> known;

  private record Known(String name, String letters) {}

  /** In the order in which of equally near names the first wins. */
  public KnownNames(Collection<String> names) {
    this.known = names.stream().map(name -> new Known(name, letters(name))).toList();
  }

  /**
   * The name that this one is in another spelling: the same but for case and marks, or one edit
   * away, or two in a name of eight letters or more. A word more or less is another name: {@code
   * organizationId} is no spelling of {@code organization}.
   */
  public Optional<String> respelt(String name) {
    if (name.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    String letters = letters(name);
    return nearest(letters).filter(near -> isRespelt(letters, near.letters())).map(Known::name);
  }

  /**
   * The name that was probably meant: what {@link #respelt} says, and further away, too, up to half
   * of the letters; or one that begins alike, as {@code maximum} reminds of {@code max}.
   */
  public Optional<String> near(String name) {
    if (name.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    String letters = letters(name);
    return nearest(letters)
        .filter(near -> edits(letters, near.letters()) <= mostEdits(letters))
        .or(() -> known.stream().filter(other -> isAlike(letters, other.letters())).findFirst())
        .map(Known::name);
  }

  private Optional<Known> nearest(String letters) {
    return known.stream().min(Comparator.comparingInt(other -> edits(letters, other.letters())));
  }

  private static int mostEdits(String letters) {
    return Math.min(MOST_EDITS, letters.length() / 2);
  }

  private static boolean isRespelt(String letters, String known) {
    int edits = edits(letters, known);
    int most = Math.min(letters.length(), known.length()) >= LONG_NAME ? 2 : 1;
    boolean isAnotherWord =
        edits > 1
            && (isPart(letters, known) || isPart(known, letters))
            && !isPlural(letters, known);
    return edits <= most && !isAnotherWord;
  }

  private static boolean isPart(String shorter, String longer) {
    return longer.startsWith(shorter) || longer.endsWith(shorter);
  }

  private static boolean isPlural(String one, String other) {
    return one.equals(other + "es") || other.equals(one + "es");
  }

  private static boolean isAlike(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    boolean isEnding = Math.abs(one.length() - other.length()) <= LONGEST_ENDING;
    int alike = isEnding ? Math.max(STEM, shorter - 1) : shorter;
    return shorter >= STEM && one.regionMatches(0, other, 0, alike);
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    String lowerCase = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lowerCase.length(); i++) {
      char character = lowerCase.charAt(i);
      if ("-_. ".indexOf(character) < 0) {
        letters.append(character);
      }
    }
    return letters.toString();
  }

  /** The distance of Damerau and Levenshtein, no letter edited twice. */
  private static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int row = 0; row <= from.length(); row++) {
      for (int column = 0; column <= to.length(); column++) {
        edits[row][column] =
            row == 0 || column == 0
                ? row + column
                : leastOf(edits, row, column, from.charAt(row - 1) == to.charAt(column - 1));
        if (isSwap(from, to, row, column)) {
          edits[row][column] = Math.min(edits[row][column], edits[row - 2][column - 2] + 1);
        }
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int leastOf(int[][] edits, int row, int column, boolean isSame) {
    int addedOrLeftOut = Math.min(edits[row - 1][column], edits[row][column - 1]) + 1;
    return Math.min(addedOrLeftOut, edits[row - 1][column - 1] + (isSame ? 0 : 1));
  }

  private static boolean isSwap(String from, String to, int row, int column) {
    return row > 1
        && column > 1
        && from.charAt(row - 1) == to.charAt(column - 2)
        && from.charAt(row - 2) == to.charAt(column - 1);
  }
}
