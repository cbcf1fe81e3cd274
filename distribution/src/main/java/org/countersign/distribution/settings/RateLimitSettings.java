package org.countersign.distribution.settings;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How many of them a client may ask for in a minute; empty: as many as it likes.
 *
 * @param logins for each address
 * @param issuing for each identity
 */
public record RateLimitSettings(OptionalInt logins, OptionalInt issuing) {

  public RateLimitSettings {
    Objects.requireNonNull(logins, "logins");
    Objects.requireNonNull(issuing, "issuing");
  }
}
