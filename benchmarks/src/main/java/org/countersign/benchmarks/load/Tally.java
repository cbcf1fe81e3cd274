package org.countersign.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a load met so far. For one thread. */
final class Tally {

  private static final int OK = 200;

  /** A thousandth of a value is all that percentiles need. */
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencyNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Map<Integer, Long> failures = new TreeMap<>();

  /** Latency is that of successes: a server that refuses everything is not a fast one. */
  void count(int status, long nanos) {
    if (status == OK) {
      latencyNanos.recordValue(nanos);
    } else {
      failures.merge(status, 1L, Long::sum);
    }
  }

  LoadResult result(Duration elapsed) {
    return new LoadResult(latencyNanos, failures, elapsed);
  }
}
