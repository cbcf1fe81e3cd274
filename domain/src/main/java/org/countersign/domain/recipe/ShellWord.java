package org.countersign.domain.recipe;

/** Words of a command line for a POSIX shell (IEEE Std 1003.1, 2.2.2). */
final class ShellWord {

  private ShellWord() {}

  /**
   * A word that the shell hands on as it is: nothing between single quotes means anything to it.
   *
   * @throws IllegalArgumentException for a control character: a terminal may take it for a key
   *     press when it is pasted
   */
  static String quoted(String text) {
    requireNoControl(text);
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * @throws IllegalArgumentException for a control character, a line end among them
   */
  static void requireNoControl(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a recipe holds no control characters");
    }
  }
}
