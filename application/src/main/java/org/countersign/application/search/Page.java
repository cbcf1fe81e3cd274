package org.countersign.application.search;

import java.util.List;
import java.util.function.Function;

/** A stretch of a longer list. */
public record Page<T>(List<T> items, long totalCount) {

  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), totalCount);
  }
}
