package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Cuts lists into pages, and compares as the stores do. */
final class Pages {

  private Pages() {}

  static <T> Page<T> cut(List<T> all, PageRequest page) {
    List<T> items = all.stream().skip(page.offset()).limit(page.limit()).toList();
    return new Page<>(items, all.size());
  }

  /** Whether the text is part of a value, in any case. */
  static boolean isPartOf(String text, Stream<String> values) {
    String wanted = lower(text);
    return values.anyMatch(value -> lower(value).contains(wanted));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
