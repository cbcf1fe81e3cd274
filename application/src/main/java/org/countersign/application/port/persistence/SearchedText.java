package org.countersign.application.port.persistence;

import java.util.Locale;
import java.util.stream.Stream;

/** Compares text as stores do where they search: in any case. */
final class SearchedText {

  private SearchedText() {}

  /** Whether the text is part of a value, in any case. */
  static boolean isPartOf(String text, Stream<String> values) {
    String wanted = lower(text);
    return values.anyMatch(value -> lower(value).contains(wanted));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
