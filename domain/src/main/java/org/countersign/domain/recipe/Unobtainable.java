package org.countersign.domain.recipe;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that was asked for, or that the policy requires, and that no request can get.
 *
 * @param field where in the request, as a violation names it
 * @param value what was asked for; empty where nothing was
 */
public record Unobtainable(String field, Optional<String> value, String why) {

  /** Of what the policy lets be asked for and leaves out. */
  static final String IGNORED = "The policy has it left out of the certificate";

  public Unobtainable {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(why, "why");
  }

  static Unobtainable of(String field, String value, String why) {
    return new Unobtainable(field, Optional.of(value), why);
  }
}
