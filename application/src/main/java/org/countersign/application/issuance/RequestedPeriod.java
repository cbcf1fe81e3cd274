package org.countersign.application.issuance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
    Optional<Instant> end =
        command.notAfter().or(() -> command.ttl().or(() -> profileDefault).map(start::plus));
    return new RequestedPeriod(
        end.map(notAfter -> validity(start, notAfter)), command.notAfter().isPresent());
  }

  private static Validity validity(Instant notBefore, Instant notAfter) {
    try {
      return new Validity(notBefore, notAfter);
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest(e.getMessage());
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
