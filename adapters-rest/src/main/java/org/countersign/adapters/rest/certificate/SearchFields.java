package org.countersign.adapters.rest.certificate;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.application.search.PageRequest;

/** What the bodies of searches have in common. */
final class SearchFields {

  static final int MAX_TEXT_CHARACTERS = 255;
  static final int DEFAULT_LIMIT = 25;

  private static final int MAX_IDS = 100;

  private SearchFields() {}

  private enum SortOrder {
    DESC,
    ASC;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Latest, or last in the alphabet, first, unless {@code sortOrder} is {@code asc}. */
  static boolean isAscending(Fields body) {
    return body.oneOf("sortOrder", SortOrder.values(), SortOrder::wireName)
        .filter(order -> order == SortOrder.ASC)
        .isPresent();
  }

  static Set<UUID> ids(Fields body, String name) {
    return body.uuids(name, MAX_IDS).map(Set::copyOf).orElse(Set.of());
  }

  static PageRequest page(Fields body, int defaultLimit) {
    return new PageRequest(
        body.integer("offset", 0, Integer.MAX_VALUE).orElse(0),
        body.integer("limit", 1, PageRequest.MAX_LIMIT).orElse(defaultLimit));
  }
}
