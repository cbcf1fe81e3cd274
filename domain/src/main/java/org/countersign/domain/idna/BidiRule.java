package org.countersign.domain.idna;

import java.util.Optional;

/**
 * The Bidi rule (RFC 5893, section 2), which each label of a domain name keeps that has a label
 * with right-to-left characters in it.
 */
public final class BidiRule {

  private static final Optional<String> STARTS =
      Optional.of("does not begin with a letter, as in a right-to-left name it must");
  private static final Optional<String> MIXES =
      Optional.of("mixes right-to-left and left-to-right characters");
  private static final Optional<String> ENDS =
      Optional.of("ends in what is neither letter nor digit, in a right-to-left name");
  private static final Optional<String> DIGITS =
      Optional.of("mixes European and Arabic digits in a right-to-left label");

  private BidiRule() {}

  /** Whether a label has a character of class R, AL or AN, so that its name is a Bidi name. */
  public static boolean isRightToLeft(String label) {
    return label
        .codePoints()
        .anyMatch(
            codePoint ->
                switch (Character.getDirectionality(codePoint)) {
                  case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                      Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                      Character.DIRECTIONALITY_ARABIC_NUMBER ->
                      true;
                  default -> false;
                });
  }

  /** What in a label of a Bidi name breaks the rule (RFC 5893, section 2); empty when nothing. */
  public static Optional<String> defect(String label) {
    int[] codePoints = label.codePoints().toArray();
    byte first = Character.getDirectionality(codePoints[0]);
    boolean leftToRight = first == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    if (!leftToRight
        && first != Character.DIRECTIONALITY_RIGHT_TO_LEFT
        && first != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
      return STARTS;
    }
    boolean european = false;
    boolean arabic = false;
    byte last = first;
    for (int codePoint : codePoints) {
      byte direction = Character.getDirectionality(codePoint);
      if (!mayStand(direction, leftToRight)) {
        return MIXES;
      }
      european |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
      arabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
      last = direction == Character.DIRECTIONALITY_NONSPACING_MARK ? last : direction;
    }
    if (!mayEnd(last, leftToRight)) {
      return ENDS;
    }
    return european && arabic ? DIGITS : Optional.empty();
  }

  /** Conditions 2 and 5. */
  private static boolean mayStand(byte direction, boolean leftToRight) {
    return switch (direction) {
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
          Character.DIRECTIONALITY_OTHER_NEUTRALS,
          Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
          Character.DIRECTIONALITY_NONSPACING_MARK ->
          true;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> leftToRight;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          !leftToRight;
      default -> false;
    };
  }

  /** Conditions 3 and 6. */
  private static boolean mayEnd(byte direction, boolean leftToRight) {
    return switch (direction) {
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> true;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> leftToRight;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER ->
          !leftToRight;
      default -> false;
    };
  }
}
