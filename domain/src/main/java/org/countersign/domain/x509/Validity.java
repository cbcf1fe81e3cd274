package org.countersign.domain.x509;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The validity period of a certificate (RFC 5280, 4.1.2.5): both ends are part of it, in whole
 * seconds, UTC.
 */
public record Validity(Instant notBefore, Instant notAfter) {

  /** 99991231235959Z, the last moment that GeneralizedTime can name (RFC 5280, 4.1.2.5). */
  public static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");

  public Validity {
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException("notBefore must be earlier than notAfter");
    }
    if (notAfter.isAfter(LAST_MOMENT)) {
      throw new IllegalArgumentException("notAfter is after " + LAST_MOMENT);
    }
  }

  /** From {@code notBefore} for {@code length}, a positive duration. */
  public static Validity startingAt(Instant notBefore, Duration length) {
    return new Validity(notBefore, notBefore.truncatedTo(ChronoUnit.SECONDS).plus(length));
  }

  public Duration length() {
    return Duration.between(notBefore, notAfter);
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  /** Whether {@code other} begins no earlier and ends no later than this. */
  public boolean encloses(Validity other) {
    return !other.notBefore.isBefore(notBefore) && !other.notAfter.isAfter(notAfter);
  }
}
