package org.countersign.distribution.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.adapters.persistence.job.DbJobScheduler;
import org.countersign.adapters.persistence.job.JobTimes;
import org.countersign.application.access.ForgetExpired;
import org.countersign.application.event.DeliverEvents;
import org.countersign.application.event.EventHandler;
import org.countersign.application.event.OutboxDelivery;
import org.countersign.application.issuance.ForgetIdempotencyKeys;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.key.FindWeakModuli;
import org.countersign.application.key.KeyUseCases;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.application.port.job.RecurringJob;
import org.countersign.application.port.persistence.Outbox;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.distribution.database.DatabaseDefinition;
import org.countersign.distribution.telemetry.JobMetrics;

/**
 * What is done now and then, on one node for all of them: forgets what has expired, settles what a
 * lost node left pending, inspects and compares RSA keys.
 */
@ApplicationScoped
public class JobWiring {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final Duration FORGETTING = Duration.ofMinutes(5);

  /** Finds nothing nearly always, by an index that is empty then. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /** Also finds nothing nearly always. */
  private static final Duration DELIVERING = Duration.ofSeconds(10);

  /** A node that takes longer to sign is told that it lost, and has handed out nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long a weak modulus may go unnoticed, and the inspecting itself. */
  private static final Duration INSPECTING_KEYS = Duration.ofMinutes(5);

  /**
   * Inspecting keys takes this part of a processor's time: who asks for a certificate comes first.
   */
  private static final int ONE_PART_IN = 5;

  @Resource(lookup = DatabaseDefinition.JNDI_NAME)
  private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  JobScheduler scheduler(DatabaseAvailability availability) {
    return new DbJobScheduler(dataSource, threads, JobTimes.OF_A_SERVER, availability);
  }

  /** The names are what the nodes know the jobs by: a new name is a new job. */
  @Produces
  @Singleton
  List<RecurringJob> jobs(
      ForgetExpired expired,
      ForgetIdempotencyKeys keys,
      SettlePendingRequests settlement,
      FindWeakModuli weakModuli,
      DeliverEvents delivery,
      RecentChanges changes,
      JobMetrics metrics,
      Clock clock) {
    return Stream.of(
            new RecurringJob("forget-expired-tokens", FORGETTING, expired::run),
            new RecurringJob("forget-idempotency-keys", FORGETTING, keys::run),
            new RecurringJob("forget-recent-changes", FORGETTING, changes::forgetOld),
            new RecurringJob(
                "settle-pending-requests", SETTLING, () -> settlement.settle(PATIENCE)),
            new RecurringJob("deliver-events", DELIVERING, delivery::run),
            new RecurringJob(
                "find-weak-moduli", INSPECTING_KEYS, () -> weakModuli.run(JobWiring::rest)))
        .map(job -> metrics.measured(job, clock))
        .toList();
  }

  /** Who learns of what. */
  @Produces
  @Singleton
  DeliverEvents delivery(
      UnitOfWork unitOfWork, Outbox outbox, KeyUseCases.Stores keyStores, Clock clock) {
    EventHandler weakKeys =
        KeyUseCases.weakKeyWarning(
            keyStores, sentence -> LOGGER.log(Level.WARNING, "{0}", sentence));
    return new OutboxDelivery(unitOfWork, outbox, List.of(weakKeys), clock);
  }

  private static void rest(Duration work) {
    try {
      TimeUnit.NANOSECONDS.sleep(work.multipliedBy(ONE_PART_IN - 1).toNanos());
    } catch (InterruptedException e) {
      // The server stops; until it has, what is left is done without resting.
      Thread.currentThread().interrupt();
    }
  }
}
