package org.countersign.domain.policy.decision;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that the requester should know and that does not stop the certificate.
 *
 * @param code kebab-case
 * @param field where in the request: a part of the CSR by the names of {@link Violation#field}, or
 *     a JSON Pointer (RFC 6901) into the body; empty when it is about the whole
 */
public record Warning(String code, Optional<String> field, String message) {

  public Warning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }

  /** A warning about the whole. */
  public Warning(String code, String message) {
    this(code, Optional.empty(), message);
  }

  /** A warning about one place in the request. */
  public Warning(String code, String field, String message) {
    this(code, Optional.of(field), message);
  }
}
