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
 * <p>Nobody waits for company: whoever finds a carrier free sets off at once. What comes while all
 * are under way gathers, and the first of those who wait takes it all on the next trip. So batches
 * grow with the load, and a lone caller waits for nobody.
 */
final class Gathering<T> {

  /** More would make the first of a batch wait for the last. */
  private static final int LARGEST_BATCH = 64;

  private final Deque<Passenger<T>> waiting = new ArrayDeque<>();
  private final Deque<Consumer<List<T>>> free;

  /**
   * @param carriers each is used by one thread at a time
   */
  Gathering(List<? extends Consumer<List<T>>> carriers) {
    this.free = new ArrayDeque<>(carriers);
  }

  /**
   * Has an item carried, and returns when that is done.
   *
   * @throws RuntimeException what the carrier threw, as the cause of an exception of each thread
   *     whose item it carried
   */
  void bring(T item) {
    Passenger<T> self = new Passenger<>(item);
    Consumer<List<T>> carrier = admit(self);
    if (carrier == null) {
      carrier = self.awaitTurn();
    }
    if (carrier != null) {
      lead(carrier);
    }
    self.failWhereTheTripFailed();
  }

  private synchronized Consumer<List<T>> admit(Passenger<T> passenger) {
    waiting.add(passenger);
    return free.poll();
  }

  private void lead(Consumer<List<T>> carrier) {
    List<Passenger<T>> aboard = board();
    RuntimeException failure = null;
    try {
      carrier.accept(aboard.stream().map(passenger -> passenger.item).toList());
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      handOver(carrier);
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

  private void handOver(Consumer<List<T>> carrier) {
    Passenger<T> next;
    synchronized (this) {
      next = waiting.peek();
      if (next == null) {
        free.add(carrier);
      }
    }
    if (next != null) {
      next.lead(carrier);
    }
  }

  private static final class Passenger<T> {

    private final T item;
    private final Thread thread = Thread.currentThread();
    private volatile Consumer<List<T>> carrier;
    private volatile boolean arrived;
    private RuntimeException failure;

    Passenger(T item) {
      this.item = item;
    }

    /** The carrier to lead; null when another thread has carried the item. */
    Consumer<List<T>> awaitTurn() {
      boolean interrupted = false;
      while (!arrived && carrier == null) {
        LockSupport.park(this);
        // What has set off cannot be called back; the caller is to know how it ended.
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
      return carrier;
    }

    void lead(Consumer<List<T>> with) {
      carrier = with;
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
