package org.countersign.benchmarks.load;

/** When the requests of a load are due. */
public sealed interface Pace {

  /**
   * When a request is due, and from when its latency counts; as {@link System#nanoTime} has it.
   *
   * @param number of the request, from 0
   * @param startNanos when the load began
   * @param nowNanos when a connection is free for it
   */
  long dueNanos(long number, long startNanos, long nowNanos);

  /** Each connection sends its next request when it has the last answer. */
  record ClosedLoop() implements Pace {
    @Override
    public long dueNanos(long number, long startNanos, long nowNanos) {
      return nowNanos;
    }
  }

  /**
   * A request each time that one is due, whatever became of the ones before. Latency counts from
   * when it was due: a server that stalls is not spared the requests that would have come
   * meanwhile.
   */
  record OpenLoop(double requestsPerSecond) implements Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    public OpenLoop {
      if (!(requestsPerSecond > 0)) {
        throw new IllegalArgumentException("rate is " + requestsPerSecond + "; it is positive");
      }
    }

    @Override
    public long dueNanos(long number, long startNanos, long nowNanos) {
      return startNanos + (long) (number * (NANOS_PER_SECOND / requestsPerSecond));
    }
  }
}
