package org.countersign.application.issuance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.x509.Validity;

/**
 * The time a requester wants a certificate for.
 *
 * @param validity empty when neither the request nor the profile says how long
 * @param explicit whether the end was given as a date
 */
record RequestedPeriod(Optional<Validity> validity, boolean explicit) {

  /** Breaks no maximum: it stands in for a length that nobody named, until that is said. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * @throws Refused BAD_REQUEST when the end is not after the beginning, or beyond what a
   *     certificate can say
   */
  static RequestedPeriod of(
      IssueCertificate.Command command, Optional<Duration> profileDefault, Instant now) {
    Instant start = command.notBefore().orElse(now).truncatedTo(ChronoUnit.SECONDS);
    Optional<Duration> length = command.ttl().or(() -> profileDefault);
    Optional<Validity> validity =
        command
            .notAfter()
            .map(end -> validity(() -> new Validity(start, end)))
            .or(() -> length.map(ttl -> validity(() -> Validity.startingAt(start, ttl))));
    return new RequestedPeriod(validity, command.notAfter().isPresent());
  }

  private static Validity validity(Supplier<Validity> period) {
    try {
      return period.get();
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest(e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      throw Refused.badRequest("notAfter is after " + Validity.LAST_MOMENT);
    }
  }

  Duration length() {
    return validity.map(Validity::length).orElse(SHORTEST);
  }

  /**
   * @throws Refused BAD_REQUEST when nobody says how long
   */
  Validity required() {
    return validity.orElseThrow(
        () -> Refused.badRequest("Certificate issuance requires a valid TTL"));
  }
}
