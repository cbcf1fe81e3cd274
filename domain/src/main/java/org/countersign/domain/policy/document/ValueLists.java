package org.countersign.domain.policy.document;

import java.util.List;

/**
 * What a rule allows, requires and denies. A list that the document lacks is empty, and an empty
 * one is as none. A rule without any entry permits nothing: all that it is for is left out of the
 * certificate.
 */
public record ValueLists<T>(List<T> allowed, List<T> required, List<T> denied) {

  public ValueLists {
    allowed = List.copyOf(allowed);
    required = List.copyOf(required);
    denied = List.copyOf(denied);
  }

  /** Of a rule that says {@code ignored}. */
  static <T> ValueLists<T> ignoring() {
    return new ValueLists<>(List.of(), List.of(), List.of());
  }

  /** Whether what the rule is for is left out of every certificate. */
  public boolean isIgnoring() {
    return namesNothingToPermit() && denied.isEmpty();
  }

  /** Whether all is allowed that is not denied. */
  public boolean deniesOnly() {
    return namesNothingToPermit() && !denied.isEmpty();
  }

  private boolean namesNothingToPermit() {
    return allowed.isEmpty() && required.isEmpty();
  }
}
