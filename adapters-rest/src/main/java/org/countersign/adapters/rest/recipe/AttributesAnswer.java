package org.countersign.adapters.rest.recipe;

import java.time.Instant;
import java.util.Optional;
import org.countersign.domain.recipe.RecommendedTime;
import org.countersign.domain.text.DurationText;

/**
 * What to put into {@code attributes} of the body beside the CSR: a length or dates, never both.
 */
public record AttributesAnswer(
    Optional<String> ttl, Optional<String> notBefore, Optional<String> notAfter) {

  static AttributesAnswer of(RecommendedTime time) {
    return new AttributesAnswer(
        time.ttl().map(DurationText::of),
        time.notBefore().map(Instant::toString),
        time.notAfter().map(Instant::toString));
  }
}
