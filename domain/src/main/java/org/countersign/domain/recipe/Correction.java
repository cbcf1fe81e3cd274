package org.countersign.domain.recipe;

import java.util.Objects;

/**
 * Something that was asked for in a form that cannot be had, and that stands in the request in the
 * one form that can.
 *
 * @param field where in the request it was, as a violation names it
 * @param value what stood there
 * @param instead what stands in the request now; of several names, one after the other
 * @param why a sentence
 */
public record Correction(String field, String value, String instead, String why) {

  public Correction {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(instead, "instead");
    Objects.requireNonNull(why, "why");
  }
}
