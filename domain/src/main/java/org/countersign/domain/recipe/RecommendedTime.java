package org.countersign.domain.recipe;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What to ask for beside a CSR: a length, or dates, never both.
 *
 * @param notBefore empty: from the moment of issuing on
 */
public record RecommendedTime(
    Optional<Duration> ttl, Optional<Instant> notBefore, Optional<Instant> notAfter) {

  public RecommendedTime {
    Objects.requireNonNull(ttl, "ttl");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    if (ttl.isPresent() == notAfter.isPresent() || ttl.isPresent() && notBefore.isPresent()) {
      throw new IllegalArgumentException("either a length or dates are to be asked for");
    }
  }

  static RecommendedTime lasting(Duration ttl) {
    return new RecommendedTime(Optional.of(ttl), Optional.empty(), Optional.empty());
  }

  static RecommendedTime until(Optional<Instant> notBefore, Instant notAfter) {
    return new RecommendedTime(Optional.empty(), notBefore, Optional.of(notAfter));
  }
}
