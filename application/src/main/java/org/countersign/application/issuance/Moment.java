package org.countersign.application.issuance;

import java.time.Instant;
import java.util.Objects;

/**
 * When a request is judged, and the time that it asks for as seen from then.
 *
 * @param now the beginning, where the request names none
 */
record Moment(Instant now, RequestedPeriod period) {

  Moment {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(period, "period");
  }
}
