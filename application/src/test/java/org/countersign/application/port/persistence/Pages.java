package org.countersign.application.port.persistence;

import java.util.List;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;

/** Cuts lists into pages. */
final class Pages {

  private Pages() {}

  static <T> Page<T> cut(List<T> all, PageRequest page) {
    List<T> items = all.stream().skip(page.offset()).limit(page.limit()).toList();
    return new Page<>(items, all.size());
  }
}
