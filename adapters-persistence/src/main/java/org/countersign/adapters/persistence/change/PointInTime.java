package org.countersign.adapters.persistence.change;

import java.time.Duration;

/**
 * A moment by both clocks of the machine: the one that never jumps stands still while the machine
 * is suspended, the other one does not.
 */
public record PointInTime(Duration sinceBoot, Duration sinceEpoch) {

  static PointInTime now() {
    return new PointInTime(
        Duration.ofNanos(System.nanoTime()), Duration.ofMillis(System.currentTimeMillis()));
  }

  /** Whether more than this has passed since an earlier moment, by either clock. */
  boolean isLaterBy(Duration age, PointInTime earlier) {
    return sinceBoot.minus(earlier.sinceBoot).compareTo(age) > 0
        || sinceEpoch.minus(earlier.sinceEpoch).compareTo(age) > 0;
  }
}
