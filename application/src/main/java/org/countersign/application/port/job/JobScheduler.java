package org.countersign.application.port.job;

import java.util.Collection;

/**
 * Runs jobs on the nodes of one database: each job on one node at a time.
 *
 * <p>Who runs a job has a lease on it, which is renewed for as long as the node lives. When a node
 * dies, its leases end some time later, and other nodes run its jobs. A job that throws is run
 * again when its interval has passed. Jobs do not wait for each other, as long as fewer than {@link
 * #AT_ONCE} run on the node.
 */
public interface JobScheduler {

  /** Jobs that a node runs at the same time. */
  int AT_ONCE = 3;

  /**
   * Begins to run jobs in threads of its own, now and again. Called once.
   *
   * @param jobs of different names
   */
  void start(Collection<RecurringJob> jobs);

  /**
   * Runs no more: when this returns, no job begins, and the database is not asked any more. A job
   * that is at work has a moment to end; then its thread is interrupted. Does nothing before the
   * start or when called again.
   */
  void stop();
}
