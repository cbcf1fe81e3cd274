package org.countersign.adapters.persistence.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Coalesces concurrent calls into batches: one thread does for many what costs little more for many
 * than for one.
 *
 * <p>A call that finds no batch running runs at once, alone. Calls that come while one runs wait,
 * and the first of them runs all that wait as the next batch. So batches grow with the load, and a
 * lone caller waits for nobody.
 */
final class CallCoalescer<T> {

  /** More would make the first of a batch wait for the last. */
  private static final int LARGEST_BATCH = 64;

  private final Deque<Call<T>> waiting = new ArrayDeque<>();
  private final Consumer<List<T>> batchWork;
  private boolean running;

  /**
   * @param batchWork is run by one thread at a time
   */
  CallCoalescer(Consumer<List<T>> batchWork) {
    this.batchWork = batchWork;
  }

  /**
   * Has an item worked on in a batch, and returns when that is done.
   *
   * @throws RuntimeException what the work threw, as the cause of an exception of each thread whose
   *     item was in the batch
   */
  void call(T item) {
    Call<T> self = new Call<>(item);
    if (isFirst(self) || self.awaitTurn()) {
      lead();
    }
    self.throwFailure();
  }

  private synchronized boolean isFirst(Call<T> call) {
    waiting.add(call);
    boolean free = !running;
    running = true;
    return free;
  }

  private void lead() {
    List<Call<T>> batch = nextBatch();
    RuntimeException failure = null;
    try {
      batchWork.accept(batch.stream().map(call -> call.item).toList());
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      handOver();
      for (Call<T> call : batch) {
        call.complete(failure);
      }
    }
  }

  /** Called by the leader, whose own call is the first in the queue. */
  private synchronized List<Call<T>> nextBatch() {
    List<Call<T>> batch = new ArrayList<>();
    while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  private void handOver() {
    Call<T> next;
    synchronized (this) {
      next = waiting.peek();
      running = next != null;
    }
    if (next != null) {
      next.lead();
    }
  }

  private static final class Call<T> {

    private final T item;
    private final Thread thread = Thread.currentThread();
    private volatile boolean leader;
    private volatile boolean done;
    private RuntimeException failure;

    Call(T item) {
      this.item = item;
    }

    /** Waits; whether this thread is to run the next batch, or else another has done the item. */
    boolean awaitTurn() {
      boolean interrupted = false;
      while (!done && !leader) {
        LockSupport.park(this);
        // A batch that runs cannot be called back; the caller is to know how it ended.
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
      return leader;
    }

    void lead() {
      leader = true;
      LockSupport.unpark(thread);
    }

    void complete(RuntimeException with) {
      failure = with;
      done = true;
      LockSupport.unpark(thread);
    }

    void throwFailure() {
      if (failure != null) {
        throw new IllegalStateException(failure.getMessage(), failure);
      }
    }
  }
}
