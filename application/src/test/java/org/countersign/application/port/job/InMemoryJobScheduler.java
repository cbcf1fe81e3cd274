package org.countersign.application.port.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A node whose leases are in the memory that it shares with the other nodes of a test. */
public final class InMemoryJobScheduler implements JobScheduler {

  private static final long LOOK_MILLIS = 5;

  /** The leases of all nodes. */
  public static final class Leases {

    private record Lease(Optional<InMemoryJobScheduler> holder, long until, long due) {}

    private final Map<String, Lease> leases = new HashMap<>();
    private final long lengthNanos;

    public Leases(Duration length) {
      lengthNanos = length.toNanos();
    }

    private synchronized boolean take(String job, InMemoryJobScheduler node) {
      long now = System.nanoTime();
      Lease lease = leases.getOrDefault(job, new Lease(Optional.empty(), now, now));
      boolean free = lease.holder().isEmpty() ? now >= lease.due() : now >= lease.until();
      if (free) {
        leases.put(job, new Lease(Optional.of(node), now + lengthNanos, lease.due()));
      }
      return free;
    }

    private synchronized void renew(InMemoryJobScheduler node) {
      long until = System.nanoTime() + lengthNanos;
      leases.replaceAll(
          (job, lease) ->
              lease.holder().filter(node::equals).isPresent()
                  ? new Lease(lease.holder(), until, lease.due())
                  : lease);
    }

    private synchronized void giveBack(String job, InMemoryJobScheduler node, Duration interval) {
      long due = System.nanoTime() + interval.toNanos();
      leases.computeIfPresent(
          job,
          (name, lease) ->
              lease.holder().filter(node::equals).isPresent()
                  ? new Lease(Optional.empty(), due, due)
                  : lease);
    }
  }

  private final Leases leases;
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService working = Executors.newScheduledThreadPool(AT_ONCE);

  public InMemoryJobScheduler(Leases leases) {
    this.leases = leases;
  }

  @Override
  public void start(Collection<RecurringJob> jobs) {
    looking.scheduleWithFixedDelay(() -> look(jobs), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(Collection<RecurringJob> jobs) {
    leases.renew(this);
    for (RecurringJob job : jobs) {
      if (leases.take(job.name(), this)) {
        working.execute(() -> run(job));
      }
    }
  }

  private void run(RecurringJob job) {
    try {
      job.work().run();
    } catch (RuntimeException e) {
      // Its next turn comes.
    } finally {
      leases.giveBack(job.name(), this, job.interval());
    }
  }

  /** Gives no sign of life any more. */
  public void die() {
    looking.shutdownNow();
  }

  @Override
  public void stop() {
    looking.shutdownNow();
    working.shutdownNow();
    try {
      looking.awaitTermination(1, TimeUnit.SECONDS);
      working.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
