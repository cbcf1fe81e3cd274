package org.countersign.application.issuance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.domain.policy.DurationText;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.ViolationCode;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.Validity;

/**
 * The time a requester wants a certificate for.
 *
 * @param validity empty exactly when there is an obstacle
 * @param explicit whether the end was given as a date
 * @param obstacle why there is no such time: nobody says how long, the end is not after the
 *     beginning, or it is beyond what a certificate can say
 * @param warning that the profile's default passes the CA's end, and was cut to it
 */
record RequestedPeriod(
    Optional<Validity> validity,
    boolean explicit,
    Optional<Violation> obstacle,
    Optional<Warning> warning) {

  /** Breaks no maximum: it stands in for a length that there is none of. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final String FIELD = "validity";

  /**
   * @param issuer of the CA's certificate, where it has one
   * @param now the beginning, where the request names none
   */
  static RequestedPeriod of(
      RequestedTerms terms,
      Optional<Duration> profileDefault,
      Optional<Validity> issuer,
      Instant now) {
    RequestedPeriod asked = of(terms, profileDefault, now);
    boolean isDefault = terms.ttl().isEmpty() && terms.notAfter().isEmpty();
    return isDefault && issuer.isPresent() ? asked.within(issuer.get()) : asked;
  }

  private static RequestedPeriod of(
      RequestedTerms terms, Optional<Duration> profileDefault, Instant now) {
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
          .map(
              period ->
                  new RequestedPeriod(
                      Optional.of(period), explicit, Optional.empty(), Optional.empty()))
          .orElseGet(
              () ->
                  without(
                      explicit,
                      ViolationCode.VALIDITY_MISSING,
                      "Certificate issuance requires a valid TTL: send attributes.ttl, such as 90d, or"
                          + " attributes.notAfter"));
    } catch (IllegalArgumentException e) {
      return without(explicit, ViolationCode.VALIDITY_INVALID, e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      return without(
          explicit, ViolationCode.VALIDITY_INVALID, "notAfter is after " + Validity.LAST_MOMENT);
    }
  }

  private static RequestedPeriod without(boolean explicit, ViolationCode code, String message) {
    return new RequestedPeriod(
        Optional.empty(),
        explicit,
        Optional.of(code.beyondPolicy(FIELD, message)),
        Optional.empty());
  }

  /** Nobody asked for a default's end in so many words: what the CA cannot give of it is cut. */
  private RequestedPeriod within(Validity issuer) {
    if (validity.isEmpty()
        || !validity.get().notAfter().isAfter(issuer.notAfter())
        || !validity.get().notBefore().isBefore(issuer.notAfter())) {
      return this;
    }
    return new RequestedPeriod(
        Optional.of(new Validity(validity.get().notBefore(), issuer.notAfter())),
        explicit,
        obstacle,
        Optional.of(
            new Warning(
                "validity-cut-to-issuer",
                FIELD,
                "The profile's default lifetime of "
                    + DurationText.of(length())
                    + " would end after the CA's certificate; it was cut to the CA's end, "
                    + issuer.notAfter())));
  }

  Duration length() {
    return validity.map(Validity::length).orElse(SHORTEST);
  }
}
