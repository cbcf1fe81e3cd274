package org.countersign.domain.access;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * How an identity logs in with a client id and a client secret.
 *
 * @param clientId unique in the installation
 * @param accessTokenTtl how long an access token lives from login or renewal
 * @param accessTokenMaxTtl how long a token can be renewed, from login; not shorter than the TTL
 */
public record UniversalAuth(
    UUID identityId, String clientId, Duration accessTokenTtl, Duration accessTokenMaxTtl) {

  /** Long enough for a deployment; what a thief of a token has of it is not much longer. */
  public static final Duration DEFAULT_TTL = Duration.ofHours(2);

  /** A working day's renewals; then the client secret is asked for again. */
  public static final Duration DEFAULT_MAX_TTL = Duration.ofHours(24);

  public UniversalAuth {
    Objects.requireNonNull(identityId, "identityId");
    Objects.requireNonNull(clientId, "clientId");
    if (accessTokenTtl.isNegative() || accessTokenTtl.isZero()) {
      throw new IllegalArgumentException("accessTokenTtl is not positive");
    }
    if (accessTokenMaxTtl.compareTo(accessTokenTtl) < 0) {
      throw new IllegalArgumentException("accessTokenMaxTtl is shorter than accessTokenTtl");
    }
  }
}
