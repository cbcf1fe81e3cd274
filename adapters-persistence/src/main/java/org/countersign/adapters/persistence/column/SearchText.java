package org.countersign.adapters.persistence.column;

import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text in which parts of values are looked for in any case: the values in lower case, one a line.
 */
public final class SearchText {

  /** What {@link #pattern} puts before a character that it means literally. */
  public static final char ESCAPE = '!';

  /** A condition in JPQL on the row {@code r}, with the parameter {@code text}. */
  public static final String CONTAINS = "r.searchText like :text escape '" + ESCAPE + "'";

  /** The same in SQL, with one parameter. */
  public static final String IN_COLUMN = "r.search_text LIKE ? ESCAPE '" + ESCAPE + "'";

  /** As {@link #CONTAINS}, with the parameter {@code octets}. */
  public static final String CONTAINS_OCTETS = "r.searchText like :octets escape '" + ESCAPE + "'";

  /** 255 characters, at most four octets each, fit into an index entry of either database. */
  private static final int INDEXED_CHARACTERS = 255;

  private SearchText() {}

  /** The column's text. */
  public static String of(Stream<String> values) {
    return values.map(value -> lower(value).replace('\n', ' ')).collect(Collectors.joining("\n"));
  }

  /** The pattern that finds rows where the text is part of a value. */
  public static String pattern(String text) {
    StringBuilder pattern = new StringBuilder("%");
    lower(text)
        .codePoints()
        .forEach(
            character -> {
              if (character == '%' || character == '_' || character == ESCAPE) {
                pattern.append(ESCAPE);
              }
              pattern.appendCodePoint(character);
            });
    return pattern.append('%').toString();
  }

  /** Whether the text may be part of what is written in hexadecimal. */
  public static boolean isHexadecimal(String text) {
    return text.chars().allMatch(HexFormat::isHexDigit);
  }

  /** As {@link #lower}, and short enough to be indexed whatever was written. */
  public static String indexed(String text) {
    String lower = lower(text);
    return lower.codePointCount(0, lower.length()) <= INDEXED_CHARACTERS
        ? lower
        : lower.substring(0, lower.offsetByCodePoints(0, INDEXED_CHARACTERS));
  }

  /** Lower case by Unicode, whatever the locale, and storable. */
  public static String lower(String text) {
    return StorableText.of(text.toLowerCase(Locale.ROOT));
  }
}
