package org.countersign.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load met.
 *
 * @param latencyNanos of each answer 200
 * @param failures how many other answers there were, by status; 0 stands for no answer
 */
public record LoadResult(Histogram latencyNanos, Map<Integer, Long> failures, Duration elapsed) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  public LoadResult {
    latencyNanos = latencyNanos.copy();
    failures = Map.copyOf(failures);
  }

  public long succeeded() {
    return latencyNanos.getTotalCount();
  }

  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  public double perSecond() {
    return succeeded() * NANOS_PER_SECOND / elapsed.toNanos();
  }

  /**
   * @param percentile such as 99.9
   */
  public double millisAt(double percentile) {
    return latencyNanos.getValueAtPercentile(percentile) / NANOS_PER_MILLISECOND;
  }
}
