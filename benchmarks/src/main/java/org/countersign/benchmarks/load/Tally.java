package org.countersign.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What one connection saw. For one thread. */
final class Tally {

  /** A thousandth of a value is all that percentiles need. */
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencyNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Map<Integer, Long> failures = new TreeMap<>();

  /** Latency is that of successes: a server that refuses everything is not a fast one. */
  void count(int status, long nanos) {
    if (Load.isSuccess(status)) {
      latencyNanos.recordValue(nanos);
    } else {
      failures.merge(status, 1L, Long::sum);
    }
  }

  void add(Tally other) {
    latencyNanos.add(other.latencyNanos);
    other.failures.forEach((status, count) -> failures.merge(status, count, Long::sum));
  }

  LoadResult result(Duration elapsed) {
    return new LoadResult(latencyNanos, failures, elapsed);
  }
}
