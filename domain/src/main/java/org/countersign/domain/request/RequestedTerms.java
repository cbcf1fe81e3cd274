package org.countersign.domain.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was asked for beside the CSR, kept so that a request can be judged again.
 *
 * @param ttl positive; empty with empty notAfter: the profile's default
 * @param notBefore empty: the moment of issuing
 * @param ca whether the certificate shall be a CA's, for a CSR that does not say
 * @param pathLength -1 for no limit; any other number is the policy's to judge
 */
public record RequestedTerms(
    Optional<Duration> ttl,
    Optional<Instant> notBefore,
    Optional<Instant> notAfter,
    Optional<Boolean> ca,
    Optional<Integer> pathLength) {

  /** Nothing was asked for. */
  public static final RequestedTerms NONE =
      new RequestedTerms(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public RequestedTerms {
    Objects.requireNonNull(ttl, "ttl");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    Objects.requireNonNull(ca, "ca");
    Objects.requireNonNull(pathLength, "pathLength");
  }
}
