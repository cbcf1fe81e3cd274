package org.countersign.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** When the requests of a load are due. */
public sealed interface Pace {

  /**
   * Waits until a request is due.
   *
   * @param number of the request, from 0
   * @param startNanos when the load began, as {@link System#nanoTime} has it
   * @return the moment from which its latency counts
   */
  long awaitDue(long number, long startNanos);

  /** Each connection sends its next request when it has the last answer. */
  record ClosedLoop() implements Pace {
    @Override
    public long awaitDue(long number, long startNanos) {
      return System.nanoTime();
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
    public long awaitDue(long number, long startNanos) {
      long due = startNanos + (long) (number * (NANOS_PER_SECOND / requestsPerSecond));
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return due;
    }
  }
}
