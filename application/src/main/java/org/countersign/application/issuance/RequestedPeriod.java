package org.countersign.application.issuance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.text.DurationText;
import org.countersign.domain.x509.Validity;

/**
 * The time a requester wants a certificate for.
 *
 * @param validity empty exactly when there is an obstacle
 * @param obstacle why there is no valid period: no duration is given, the end is not after the
 *     beginning, or a certificate cannot express it
 * @param warning that the profile's default passes the CA's end, and was cut to it
 */
record RequestedPeriod(
    Optional<Validity> validity, Optional<Violation> obstacle, Optional<Warning> warning) {

  private static final String FIELD = "validity";

  /**
   * @param now the beginning, where the request names none
   */
  static RequestedPeriod of(RequestedTerms terms, ProfileInForce inForce, Instant now) {
    Instant start = terms.notBefore().orElse(now).truncatedTo(ChronoUnit.SECONDS);
    try {
      if (terms.notAfter().isPresent()) {
        return lasting(new Validity(start, terms.notAfter().get()));
      }
      if (terms.ttl().isPresent()) {
        return lasting(Validity.startingAt(start, terms.ttl().get()));
      }
      Optional<Duration> ofProfile = inForce.profile().defaults().lifetime();
      return ofProfile.isPresent()
          ? byDefault(Validity.startingAt(start, ofProfile.get()), inForce.authority())
          : without(
              ViolationCode.VALIDITY_MISSING,
              "Certificate issuance requires a valid TTL: send attributes.ttl, such as 90d, or"
                  + " attributes.notAfter");
    } catch (IllegalArgumentException e) {
      return without(ViolationCode.VALIDITY_INVALID, e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      return without(ViolationCode.VALIDITY_INVALID, "notAfter is after " + Validity.LAST_MOMENT);
    }
  }

  private static RequestedPeriod lasting(Validity validity) {
    return new RequestedPeriod(Optional.of(validity), Optional.empty(), Optional.empty());
  }

  private static RequestedPeriod without(ViolationCode code, String message) {
    return new RequestedPeriod(
        Optional.empty(), Optional.of(code.beyondPolicy(FIELD, message)), Optional.empty());
  }

  /** A default that would end after the CA's certificate is cut; a period asked for is not. */
  private static RequestedPeriod byDefault(Validity validity, CertificateAuthority authority) {
    if (authority.certificate().isEmpty()) {
      return lasting(validity);
    }
    Instant end = authority.certificate().get().validity().notAfter();
    if (!validity.notAfter().isAfter(end) || !validity.notBefore().isBefore(end)) {
      return lasting(validity);
    }
    return new RequestedPeriod(
        Optional.of(new Validity(validity.notBefore(), end)),
        Optional.empty(),
        Optional.of(
            new Warning(
                "validity-cut-to-issuer",
                FIELD,
                "The profile's default lifetime of "
                    + DurationText.of(validity.length())
                    + " would end after the CA's certificate; it was cut to the CA's end, "
                    + end)));
  }

  /** Empty when there is no valid period. */
  Optional<Duration> length() {
    return validity.map(Validity::length);
  }
}
