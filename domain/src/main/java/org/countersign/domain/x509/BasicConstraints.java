package org.countersign.domain.x509;

import java.util.OptionalInt;

/**
 * The basicConstraints extension (RFC 5280, 4.2.1.9).
 *
 * @param pathLength how many intermediate certificates may follow; empty means that no limit is
 *     set. Only a CA has one.
 */
public record BasicConstraints(boolean ca, OptionalInt pathLength) {

  public static final BasicConstraints END_ENTITY =
      new BasicConstraints(false, OptionalInt.empty());

  public BasicConstraints {
    if (pathLength.isPresent() && !ca) {
      throw new IllegalArgumentException("only a CA certificate has a path length");
    }
    if (pathLength.isPresent() && pathLength.getAsInt() < 0) {
      throw new IllegalArgumentException("path length is negative");
    }
  }

  /** A CA; {@code -1} stands for no limit, as in the REST contract. */
  public static BasicConstraints authority(int pathLength) {
    return new BasicConstraints(
        true, pathLength == -1 ? OptionalInt.empty() : OptionalInt.of(pathLength));
  }
}
