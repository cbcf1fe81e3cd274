package org.countersign.distribution.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.application.access.ForgetExpired;
import org.countersign.application.issuance.ForgetIdempotencyKeys;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.key.FindWeakModuli;

/**
 * What is done now and then: forgets what has expired, settles what a lost node left pending,
 * inspects and compares RSA keys.
 */
@WebListener
public class Housekeeping implements ServletContextListener {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final Duration FORGETTING = Duration.ofMinutes(5);

  /** Finds nothing nearly always, by an index that is empty then. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** A node that takes longer to sign is told that it lost, and has handed out nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long a weak modulus may go unnoticed, and the inspecting itself. */
  private static final Duration INSPECTING_KEYS = Duration.ofMinutes(5);

  /**
   * Inspecting keys takes this part of a processor's time: who asks for a certificate comes first.
   */
  private static final int ONE_PART_IN = 5;

  private final ForgetExpired expired;
  private final ForgetIdempotencyKeys keys;
  private final SettlePendingRequests settlement;
  private final FindWeakModuli weakModuli;
  private final RecentChanges changes;

  @Resource private ManagedScheduledExecutorService scheduler;

  private final List<ScheduledFuture<?>> tasks = new ArrayList<>();

  @Inject
  Housekeeping(
      ForgetExpired expired,
      ForgetIdempotencyKeys keys,
      SettlePendingRequests settlement,
      FindWeakModuli weakModuli,
      RecentChanges changes) {
    this.expired = expired;
    this.keys = keys;
    this.settlement = settlement;
    this.weakModuli = weakModuli;
    this.changes = changes;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    every(FORGETTING, expired::run);
    every(FORGETTING, keys::run);
    every(FORGETTING, changes::forgetOld);
    every(SETTLING, () -> settlement.settle(PATIENCE));
    every(INSPECTING_KEYS, this::inspectKeys);
  }

  private void inspectKeys() {
    int blocked = weakModuli.run(Housekeeping::rest);
    if (blocked > 0) {
      LOGGER.log(Level.WARNING, "Blocked {0} RSA keys whose modulus is weak", blocked);
    }
  }

  private static void rest(Duration work) {
    try {
      TimeUnit.NANOSECONDS.sleep(work.multipliedBy(ONE_PART_IN - 1).toNanos());
    } catch (InterruptedException e) {
      // The server stops; until it has, what is left is done without resting.
      Thread.currentThread().interrupt();
    }
  }

  private void every(Duration interval, Runnable task) {
    long seconds = interval.toSeconds();
    tasks.add(
        scheduler.scheduleWithFixedDelay(() -> attempt(task), seconds, seconds, TimeUnit.SECONDS));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    tasks.forEach(task -> task.cancel(false));
  }

  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // An outage of the database, most likely: the next turn finds the same work.
      LOGGER.log(Level.WARNING, "Housekeeping failed and will be tried again", e);
    }
  }
}
