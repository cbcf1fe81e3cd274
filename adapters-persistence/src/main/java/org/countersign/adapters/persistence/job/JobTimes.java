package org.countersign.adapters.persistence.job;

import java.time.Duration;

/**
 * How often a node turns to the database for its jobs.
 *
 * @param poll between two looks for jobs that are due
 * @param heartbeat between two renewals of the leases that the node has, and between two looks for
 *     those of nodes that have died
 * @param stopPatience how long a job that is at work may go on when the node stops
 */
public record JobTimes(Duration poll, Duration heartbeat, Duration stopPatience) {

  /** The fewest that db-scheduler takes. */
  static final int MISSED_HEARTBEATS = 4;

  /**
   * Looks that an idle database does not feel, and a lease of twenty seconds: longer than a pause
   * of the JVM or a slow commit takes, and no job is so urgent that it could not wait for it.
   */
  public static final JobTimes OF_A_SERVER =
      new JobTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));

  /** After its last heartbeat a node is taken for dead. */
  public Duration lease() {
    return heartbeat.multipliedBy(MISSED_HEARTBEATS);
  }
}
