package org.countersign.distribution.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.distribution.health.ServiceState;

/**
 * Looks for what other nodes have changed, in a thread of its own: a look that waits for other
 * housekeeping would cost every request a question to the database.
 */
@ApplicationScoped
public class ChangeWatcher {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  /** Four in the second that a look counts for, so that one or two may be late. */
  private static final long INTERVAL_MILLIS = 250;

  private static final long STOP_PATIENCE_MILLIS = 2_000;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final RecentChanges changes;
  private final ServiceState state;

  @Resource private ManagedThreadFactory threads;

  private Thread thread;
  private boolean inTheDark;

  @Inject
  ChangeWatcher(RecentChanges changes, ServiceState state) {
    this.changes = changes;
    this.state = state;
  }

  /** For the proxy. */
  ChangeWatcher() {
    this(null, null);
  }

  /** Begins to look; the schema is up to date. */
  void start() {
    thread = threads.newThread(this::lookAgainAndAgain);
    thread.setName("change-watcher");
    thread.start();
  }

  /** To the end of the service and no longer: a look would open an embedded database again. */
  private void lookAgainAndAgain() {
    while (!state.isClosing() && !isStoppedWithin(INTERVAL_MILLIS)) {
      look();
    }
  }

  private boolean isStoppedWithin(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void look() {
    try {
      changes.look();
      inTheDark = false;
    } catch (RuntimeException e) {
      if (!inTheDark && changes.epoch().isEmpty() && !state.isClosing()) {
        inTheDark = true;
        LOGGER.log(
            Level.WARNING, "Nothing is remembered until the database can be looked at again", e);
      }
    }
  }

  /** Looks no more. The thread is not interrupted: it may be inside the database's own files. */
  void stop() {
    stopping.countDown();
    try {
      if (thread != null) {
        thread.join(STOP_PATIENCE_MILLIS);
      }
      changes.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOGGER.log(Level.DEBUG, "The change watcher's connection was not given back", e);
    }
  }
}
