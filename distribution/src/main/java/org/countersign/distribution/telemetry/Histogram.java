package org.countersign.distribution.telemetry;

import java.util.concurrent.atomic.LongAdder;

/** How often what was measured was no more than each of some bounds. */
final class Histogram {

  /** From a tenth of a millisecond to ten seconds, in nanoseconds. */
  static final long[] NANOS = {
    100_000L, 250_000L, 500_000L,
    1_000_000L, 2_500_000L, 5_000_000L,
    10_000_000L, 25_000_000L, 50_000_000L,
    100_000_000L, 250_000_000L, 500_000_000L,
    1_000_000_000L, 2_500_000_000L, 10_000_000_000L
  };

  static final double NANOS_PER_SECOND = 1e9;

  private final long[] bounds;
  private final double divisor;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  /**
   * @param bounds in the unit in which it is measured, ascending
   * @param divisor takes that unit to the one that is told
   */
  Histogram(long[] bounds, double divisor) {
    this.bounds = bounds.clone();
    this.divisor = divisor;
    this.counts = new LongAdder[bounds.length + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  static Histogram ofSeconds() {
    return new Histogram(NANOS, NANOS_PER_SECOND);
  }

  void record(long measured) {
    int bucket = 0;
    while (bucket < bounds.length && measured > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(measured);
  }

  /**
   * @param labels as {@link PrometheusText#label} makes them, or none
   */
  void writeTo(PrometheusText text, String name, String labels) {
    String before = labels.isEmpty() ? "" : labels + ",";
    long upTo = 0;
    for (int i = 0; i < bounds.length; i++) {
      upTo += counts[i].sum();
      text.sample(
          name + "_bucket",
          before + PrometheusText.label("le", PrometheusText.number(bounds[i] / divisor)),
          upTo);
    }
    upTo += counts[bounds.length].sum();
    text.sample(name + "_bucket", before + PrometheusText.label("le", "+Inf"), upTo);
    text.sample(name + "_sum", labels, sum.sum() / divisor);
    text.sample(name + "_count", labels, upTo);
  }
}
