package org.countersign.adapters.persistence.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets one thread do for many what costs little more for many than for one.
 *
 * <p>Nobody waits for company: whoever finds the carrier free sets off at once. What comes while it
 * is under way gathers, and the first of those who wait takes it all on the next trip. So batches
 * grow with the load, and a lone caller waits for nobody.
 */
final class Gathering<T> {

  /** More would make the first of a batch wait for the last. */
  private static final int LARGEST_BATCH = 64;

  private final Deque<Passenger<T>> waiting = new ArrayDeque<>();
  private final Consumer<List<T>> carrier;
  private boolean underWay;

  /**
   * @param carrier is used by one thread at a time
   */
  Gathering(Consumer<List<T>> carrier) {
    this.carrier = carrier;
  }

  /**
   * Has an item carried, and returns when that is done.
   *
   * @throws RuntimeException what the carrier threw, as the cause of an exception of each thread
   *     whose item it carried
   */
  void bring(T item) {
    Passenger<T> self = new Passenger<>(item);
    if (findsTheCarrierFree(self) || self.isToLead()) {
      lead();
    }
    self.failWhereTheTripFailed();
  }

  private synchronized boolean findsTheCarrierFree(Passenger<T> passenger) {
    waiting.add(passenger);
    boolean free = !underWay;
    underWay = true;
    return free;
  }

  private void lead() {
    List<Passenger<T>> aboard = board();
    RuntimeException failure = null;
    try {
      carrier.accept(aboard.stream().map(passenger -> passenger.item).toList());
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      handOver();
      for (Passenger<T> passenger : aboard) {
        passenger.arrive(failure);
      }
    }
  }

  /** Whoever leads is the first of those who wait. */
  private synchronized List<Passenger<T>> board() {
    List<Passenger<T>> aboard = new ArrayList<>();
    while (aboard.size() < LARGEST_BATCH && !waiting.isEmpty()) {
      aboard.add(waiting.poll());
    }
    return aboard;
  }

  private void handOver() {
    Passenger<T> next;
    synchronized (this) {
      next = waiting.peek();
      underWay = next != null;
    }
    if (next != null) {
      next.lead();
    }
  }

  private static final class Passenger<T> {

    private final T item;
    private final Thread thread = Thread.currentThread();
    private volatile boolean leads;
    private volatile boolean arrived;
    private RuntimeException failure;

    Passenger(T item) {
      this.item = item;
    }

    /** Waits; whether the next trip is to be led, or else another thread has carried the item. */
    boolean isToLead() {
      boolean interrupted = false;
      while (!arrived && !leads) {
        LockSupport.park(this);
        // What has set off cannot be called back; the caller is to know how it ended.
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
      return leads;
    }

    void lead() {
      leads = true;
      LockSupport.unpark(thread);
    }

    void arrive(RuntimeException with) {
      failure = with;
      arrived = true;
      LockSupport.unpark(thread);
    }

    void failWhereTheTripFailed() {
      if (failure != null) {
        throw new IllegalStateException(failure.getMessage(), failure);
      }
    }
  }
}
