package org.countersign.distribution.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.distribution.settings.StartProgress;

/** How far the service has come: starting, then ready, at the end closing. */
@ApplicationScoped
public class ServiceState {

  private volatile boolean started;
  private volatile boolean closing;

  /** All that must happen before the first request has happened. */
  public void markStarted() {
    started = true;
  }

  /** No further requests are taken. */
  public void markClosing() {
    closing = true;
  }

  /** Whether the server is about to stop. */
  public boolean isClosing() {
    return closing;
  }

  boolean isStarted() {
    return started && !StartProgress.isUnderWay();
  }

  boolean takesRequests() {
    return isStarted() && !closing;
  }
}
