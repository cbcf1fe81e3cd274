package org.countersign.domain.request;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a requester asks for beside the CSR.
 *
 * @param ca whether the certificate shall be a CA's; empty when nothing is said
 * @param pathLength -1 for no limit; empty when nothing is said; any other number is the policy's
 *     to judge
 * @param lifetime positive
 * @param lifetimeIsExplicit whether it was given as notBefore and notAfter
 */
public record RequestTerms(
    Optional<Boolean> ca,
    Optional<Integer> pathLength,
    Duration lifetime,
    boolean lifetimeIsExplicit) {

  public RequestTerms {
    Objects.requireNonNull(ca, "ca");
    Objects.requireNonNull(pathLength, "pathLength");
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("lifetime is not positive");
    }
  }

  /** A length of time and nothing else. */
  public static RequestTerms lasting(Duration lifetime) {
    return new RequestTerms(Optional.empty(), Optional.empty(), lifetime, false);
  }
}
