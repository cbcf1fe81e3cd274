package org.countersign.distribution.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.health.ServiceState;

/**
 * Looks for what other nodes have changed, in a thread of its own: a look that waits for other
 * housekeeping would cost every request a question to the database. It is the first to know of an
 * outage.
 */
@ApplicationScoped
public class ChangeWatcher {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  /** Four in the second that a look counts for, so that one or two may be late. */
  private static final long INTERVAL_MILLIS = 250;

  private static final long STOP_PATIENCE_MILLIS = 2_000;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final RecentChanges changes;
  private final DatabaseAvailability availability;
  private final ServiceState state;
  private final EmbeddedDatabase embedded;

  @Resource private ManagedThreadFactory threads;

  private Thread thread;
  private int failures;

  @Inject
  ChangeWatcher(
      RecentChanges changes,
      DatabaseAvailability availability,
      ServiceState state,
      EmbeddedDatabase embedded) {
    this.changes = changes;
    this.availability = availability;
    this.state = state;
    this.embedded = embedded;
  }

  /** For the proxy. */
  ChangeWatcher() {
    this(null, null, null, null);
  }

  /** Begins to look; the schema is up to date. */
  void start() {
    // At once: who starts is ready when it has looked.
    look();
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
      embedded.requireWritable();
      failures = 0;
      availability.looked();
    } catch (RuntimeException e) {
      failures++;
      // The first of all may have met a connection that was closed long ago.
      if (failures > 1 && !state.isClosing()) {
        availability.lookFailed(e);
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
