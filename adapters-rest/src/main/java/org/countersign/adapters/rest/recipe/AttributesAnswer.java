package org.countersign.adapters.rest.recipe;

import java.time.Duration;

/** What to put into {@code attributes} of the body beside the CSR. */
public record AttributesAnswer(String ttl) {

  static AttributesAnswer lasting(Duration lifetime) {
    return new AttributesAnswer(lifetime.toSeconds() + "s");
  }
}
