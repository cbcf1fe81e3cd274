package org.countersign.application.access;

import java.time.Duration;
import java.util.Objects;

/**
 * An access token for its holder.
 *
 * @param expiresIn from now
 * @param maxTtl the longest life, from login, that renewals can reach
 */
public record AccessTokenGrant(String accessToken, Duration expiresIn, Duration maxTtl) {

  public AccessTokenGrant {
    Objects.requireNonNull(accessToken, "accessToken");
    Objects.requireNonNull(expiresIn, "expiresIn");
    Objects.requireNonNull(maxTtl, "maxTtl");
  }

  @Override
  public String toString() {
    return "AccessTokenGrant[" + expiresIn + "]";
  }
}
