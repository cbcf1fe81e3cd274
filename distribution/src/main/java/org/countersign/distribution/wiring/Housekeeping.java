package org.countersign.distribution.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.countersign.application.access.ForgetExpired;
import org.countersign.application.issuance.SettlePendingRequests;

/** What is done now and then: forgets what has expired, settles what a lost node left pending. */
@WebListener
public class Housekeeping implements ServletContextListener {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final long EVERY_MINUTES = 5;

  private final ForgetExpired expired;
  private final SettlePendingRequests settlement;

  @Resource private ManagedScheduledExecutorService scheduler;

  private ScheduledFuture<?> task;

  @Inject
  Housekeeping(ForgetExpired expired, SettlePendingRequests settlement) {
    this.expired = expired;
    this.settlement = settlement;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    task =
        scheduler.scheduleWithFixedDelay(
            this::keepHouse, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    task.cancel(false);
  }

  private void keepHouse() {
    try {
      expired.run();
      settlement.settle(StartUp.OTHER_NODES_PATIENCE);
    } catch (RuntimeException e) {
      // An outage of the database, most likely: the next turn finds the same work.
      LOGGER.log(Level.WARNING, "Housekeeping failed and will be tried again", e);
    }
  }
}
