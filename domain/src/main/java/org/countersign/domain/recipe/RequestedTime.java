package org.countersign.domain.recipe;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * For how long a certificate was asked for.
 *
 * @param lifetime positive, the profile's default where the request says nothing; empty where
 *     neither says it, or what was asked for is no time there is
 * @param notBefore empty: from now on
 * @param endIsDate whether the end was asked for as a date
 */
public record RequestedTime(
    Optional<Duration> lifetime, Optional<Instant> notBefore, boolean endIsDate) {

  public static final RequestedTime UNSAID =
      new RequestedTime(Optional.empty(), Optional.empty(), false);

  public RequestedTime {
    Objects.requireNonNull(lifetime, "lifetime");
    Objects.requireNonNull(notBefore, "notBefore");
  }

  public static RequestedTime lasting(Duration lifetime) {
    return new RequestedTime(Optional.of(lifetime), Optional.empty(), false);
  }
}
