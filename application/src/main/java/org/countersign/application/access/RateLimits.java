package org.countersign.application.access;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.audit.Origin;

/** How often a client may log in, and ask for certificates. */
public final class RateLimits {

  private final Optional<RateLimit> logins;
  private final Optional<RateLimit> issuing;

  /**
   * @param loginsPerMinute for each address; empty: as many as come
   * @param issuingPerMinute for each identity; empty: as many as come
   * @param nanoTime as {@link System#nanoTime()}
   */
  public RateLimits(
      OptionalInt loginsPerMinute, OptionalInt issuingPerMinute, LongSupplier nanoTime) {
    this.logins = limit(loginsPerMinute, nanoTime);
    this.issuing = limit(issuingPerMinute, nanoTime);
  }

  private static Optional<RateLimit> limit(OptionalInt perMinute, LongSupplier nanoTime) {
    return perMinute.isPresent()
        ? Optional.of(new RateLimit(perMinute.getAsInt(), nanoTime))
        : Optional.empty();
  }

  /**
   * A login begins.
   *
   * @throws Refused RATE_LIMITED
   */
  public void countLogin(Origin origin) {
    logins.ifPresent(limit -> limit.take(ClientNetwork.of(origin)));
  }

  /**
   * A certificate is asked for, or a dry run.
   *
   * @throws Refused RATE_LIMITED
   */
  public void countIssuing(Caller caller) {
    issuing.ifPresent(limit -> limit.take(caller.id().toString()));
  }
}
