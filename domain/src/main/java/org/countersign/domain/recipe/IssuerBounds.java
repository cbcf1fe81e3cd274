package org.countersign.domain.recipe;

import java.util.Objects;
import java.util.OptionalInt;
import org.countersign.domain.x509.Validity;

/**
 * What the certificate of a CA leaves room for (RFC 5280, 6.1).
 *
 * @param validity of the CA's certificate
 * @param pathLength of its basicConstraints; empty when it sets no limit
 */
public record IssuerBounds(Validity validity, OptionalInt pathLength) {

  public IssuerBounds {
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(pathLength, "pathLength");
  }

  /** Whether there may be a CA under this one. */
  boolean permitsAuthorities() {
    return pathLength.isEmpty() || pathLength.getAsInt() > 0;
  }
}
