package org.countersign.application.issuance;

import java.time.Duration;

/**
 * Ends requests that a crash left between record and signature: failed, the serial number burned,
 * never signed again.
 */
public interface SettlePendingRequests {

  /**
   * Settles those that have been pending for at least this long; zero settles all, and is for a
   * server that knows itself alone on its database.
   *
   * @return how many were settled
   */
  int settle(Duration pendingFor);
}
