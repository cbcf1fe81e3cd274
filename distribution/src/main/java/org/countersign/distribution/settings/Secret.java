package org.countersign.distribution.settings;

import java.util.Objects;

/** A text that is never shown. */
public record Secret(String value) {

  public Secret {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
