package org.countersign.application.search;

/** Which stretch of a list is wanted. */
public record PageRequest(int offset, int limit) {

  /** As many as one answer may hold. */
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + "; 0 or more is allowed");
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit is " + limit + "; 1 to " + MAX_LIMIT + " is allowed");
    }
  }
}
