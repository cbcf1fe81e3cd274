package org.countersign.application.port.job;

import java.time.Duration;

class InMemoryJobSchedulerTest extends JobSchedulerContract {

  private static final Duration LEASE = Duration.ofMillis(500);

  private final InMemoryJobScheduler.Leases leases = new InMemoryJobScheduler.Leases(LEASE);

  @Override
  protected Node newNode() {
    InMemoryJobScheduler scheduler = new InMemoryJobScheduler(leases);
    return new Node() {
      @Override
      public JobScheduler scheduler() {
        return scheduler;
      }

      @Override
      public void die() {
        scheduler.die();
      }
    };
  }

  @Override
  protected Duration lease() {
    return LEASE;
  }
}
