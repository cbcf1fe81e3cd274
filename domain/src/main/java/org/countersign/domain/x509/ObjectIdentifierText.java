package org.countersign.domain.x509;

import java.util.regex.Pattern;

/** Object identifiers as people write them: arcs in decimal, dots between them (X.660, 7.6). */
final class ObjectIdentifierText {

  /** As many characters as anything that names an identifier in the REST contract may have. */
  static final int MAX_CHARACTERS = 128;

  private static final Pattern DOTTED =
      Pattern.compile(
          "(?:[01](?:\\.(?:[0-9]|[1-3][0-9]))|2\\.(?:0|[1-9][0-9]*))(?:\\.(?:0|[1-9][0-9]*))*+");

  private ObjectIdentifierText() {}

  /** Whether it is one, of at most {@link #MAX_CHARACTERS}. */
  static boolean isDotted(String text) {
    return text.length() <= MAX_CHARACTERS && DOTTED.matcher(text).matches();
  }
}
