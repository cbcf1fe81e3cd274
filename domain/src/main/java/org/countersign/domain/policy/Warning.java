package org.countersign.domain.policy;

import java.util.Objects;

/**
 * Something that the requester should know and that does not stop the certificate; code in
 * kebab-case.
 */
public record Warning(String code, String message) {

  public Warning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }
}
