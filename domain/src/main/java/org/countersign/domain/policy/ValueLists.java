package org.countersign.domain.policy;

import java.util.List;

/**
 * What a rule allows, requires and denies. At least one of the lists has an entry; one that the
 * document lacks is empty, and an empty one is as none.
 */
public record ValueLists<T>(List<T> allowed, List<T> required, List<T> denied) {

  public ValueLists {
    allowed = List.copyOf(allowed);
    required = List.copyOf(required);
    denied = List.copyOf(denied);
    if (allowed.isEmpty() && required.isEmpty() && denied.isEmpty()) {
      throw new IllegalArgumentException(
          "a rule has at least one allowed, required, or denied value");
    }
  }

  /** Whether all is allowed that is not denied. */
  public boolean deniesOnly() {
    return allowed.isEmpty() && required.isEmpty();
  }
}
