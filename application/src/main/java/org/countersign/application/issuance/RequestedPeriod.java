package org.countersign.application.issuance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.domain.issuance.RequestedTerms;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.ViolationCode;
import org.countersign.domain.x509.Validity;

/**
 * The time a requester wants a certificate for.
 *
 * @param validity empty exactly when there is an obstacle
 * @param explicit whether the end was given as a date
 * @param obstacle why there is no such time: nobody says how long, the end is not after the
 *     beginning, or it is beyond what a certificate can say
 */
record RequestedPeriod(
    Optional<Validity> validity, boolean explicit, Optional<Violation> obstacle) {

  /** Breaks no maximum: it stands in for a length that there is none of. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final String FIELD = "validity";

  /**
   * @param now the beginning, where the request names none
   */
  static RequestedPeriod of(RequestedTerms terms, Optional<Duration> profileDefault, Instant now) {
    boolean explicit = terms.notAfter().isPresent();
    Instant start = terms.notBefore().orElse(now).truncatedTo(ChronoUnit.SECONDS);
    Optional<Duration> length = terms.ttl().or(() -> profileDefault);
    try {
      Optional<Validity> validity =
          terms
              .notAfter()
              .map(end -> new Validity(start, end))
              .or(() -> length.map(ttl -> Validity.startingAt(start, ttl)));
      return validity
          .map(period -> new RequestedPeriod(Optional.of(period), explicit, Optional.empty()))
          .orElseGet(
              () ->
                  without(
                      explicit,
                      ViolationCode.VALIDITY_MISSING,
                      "Certificate issuance requires a valid TTL"));
    } catch (IllegalArgumentException e) {
      return without(explicit, ViolationCode.VALIDITY_INVALID, e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      return without(
          explicit, ViolationCode.VALIDITY_INVALID, "notAfter is after " + Validity.LAST_MOMENT);
    }
  }

  private static RequestedPeriod without(boolean explicit, ViolationCode code, String message) {
    return new RequestedPeriod(
        Optional.empty(), explicit, Optional.of(code.beyondPolicy(FIELD, message)));
  }

  Duration length() {
    return validity.map(Validity::length).orElse(SHORTEST);
  }
}
