package org.countersign.domain.revocation;

import java.time.Instant;
import java.util.Objects;

/** That a certificate was revoked, when and why. */
public record Revocation(Instant revokedAt, RevocationReason reason) {

  public Revocation {
    Objects.requireNonNull(revokedAt, "revokedAt");
    Objects.requireNonNull(reason, "reason");
  }
}
