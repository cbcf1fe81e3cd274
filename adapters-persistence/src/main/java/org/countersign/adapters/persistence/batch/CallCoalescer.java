package org.countersign.adapters.persistence.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.countersign.application.refusal.StoreUnavailable;

/**
 * Coalesces concurrent calls into batches: one thread does for many what costs little more for many
 * than for one.
 *
 * <p>A call that finds no batch running runs at once, alone. Calls that come while one runs wait,
 * and the first of them runs all that wait as the next batch. So batches grow with the load, and a
 * lone caller waits for nobody.
 *
 * <p>A call returns when its item was worked on to the end, and in no other case.
 */
final class CallCoalescer<T> {

  /** More would make the first of a batch wait for the last. */
  private static final int LARGEST_BATCH = 64;

  private final Deque<Call<T>> waiting = new ArrayDeque<>();
  private final Consumer<List<T>> batchWork;
  private final Duration patience;
  private boolean running;

  /**
   * @param batchWork is run by one thread at a time, and sees to it that it ends
   * @param patience how long a call waits for another thread
   */
  CallCoalescer(Consumer<List<T>> batchWork, Duration patience) {
    this.batchWork = batchWork;
    this.patience = patience;
  }

  /**
   * Has an item worked on in a batch, and returns when that is done.
   *
   * @throws StoreUnavailable when patience ended before; where the item's batch had begun, its work
   *     may be done yet
   * @throws RuntimeException what the work threw, be it an Error, as the cause of an exception of
   *     each thread whose item was in the batch
   */
  void call(T item) {
    Call<T> self = new Call<>(item);
    if (isFirst(self) || awaitTurn(self)) {
      lead(self);
    }
    self.throwUnlessDone();
  }

  /** How many calls wait for a batch of theirs to begin. */
  synchronized int waiting() {
    return waiting.size();
  }

  private synchronized boolean isFirst(Call<T> call) {
    waiting.add(call);
    boolean free = !running;
    running = true;
    return free;
  }

  /** Waits; whether this thread is to run the next batch, or else another has had the item. */
  private boolean awaitTurn(Call<T> self) {
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    while (self.isWaiting() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(self, end - System.nanoTime());
      // A batch that runs cannot be called back; the caller is to know how it ended.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (self.isWaiting()) {
      giveUp(self);
    }
    return self.leader;
  }

  private synchronized void giveUp(Call<T> call) {
    if (waiting.contains(call) && !call.leader) {
      waiting.remove(call);
      throw StoreUnavailable.nothingWritten(null);
    }
    if (call.isWaiting()) {
      throw StoreUnavailable.perhapsWritten(null);
    }
  }

  private void lead(Call<T> self) {
    List<Call<T>> batch = List.of();
    Throwable failure = null;
    boolean succeeded = false;
    try {
      batch = nextBatch();
      batchWork.accept(batch.stream().map(call -> call.item).toList());
      succeeded = true;
    } catch (Throwable e) {
      // Whatever it was: none of the batch may believe that its item was done.
      failure = e;
    } finally {
      handOver(self);
      for (Call<T> call : batch) {
        call.end(succeeded, failure);
      }
    }
  }

  /** Called by the leader, whose own call is the first in the queue. */
  private synchronized List<Call<T>> nextBatch() {
    List<Call<T>> batch = new ArrayList<>(LARGEST_BATCH);
    while (batch.size() < LARGEST_BATCH && !waiting.isEmpty()) {
      batch.add(waiting.poll());
    }
    return batch;
  }

  private synchronized void handOver(Call<T> former) {
    if (waiting.peek() == former) {
      // It did not come to taking a batch, for want of memory.
      waiting.poll();
    }
    Call<T> next = waiting.peek();
    running = next != null;
    if (next != null) {
      next.lead();
    }
  }

  private static final class Call<T> {

    private final T item;
    private final Thread thread = Thread.currentThread();
    private volatile boolean leader;

    /** Written after the two below. */
    private volatile boolean ended;

    private boolean succeeded;
    private Throwable failure;

    Call(T item) {
      this.item = item;
    }

    boolean isWaiting() {
      return !ended && !leader;
    }

    void lead() {
      leader = true;
      LockSupport.unpark(thread);
    }

    void end(boolean well, Throwable with) {
      succeeded = well;
      failure = with;
      ended = true;
      LockSupport.unpark(thread);
    }

    void throwUnlessDone() {
      if (!ended || !succeeded) {
        throw new IllegalStateException("a batch was broken off", failure);
      }
    }
  }
}
