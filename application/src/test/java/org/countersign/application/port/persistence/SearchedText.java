package org.countersign.application.port.persistence;

import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.domain.x509.HexadecimalText;

/** Compares text as stores do where they search: in any case, and octets in any spelling. */
final class SearchedText {

  private SearchedText() {}

  /** Whether the text, or the octets that it prints in another spelling, is part of a value. */
  static boolean isPartOf(String text, Stream<String> values) {
    String wanted = lower(text);
    String octets = HexadecimalText.searched(text).orElse(wanted);
    return values
        .map(SearchedText::lower)
        .anyMatch(value -> value.contains(wanted) || value.contains(octets));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
