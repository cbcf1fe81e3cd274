package org.countersign.adapters.persistence.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.application.port.job.RecurringJob;
import org.countersign.application.refusal.StoreUnavailable;

/**
 * Leases by db-scheduler: a row of {@code job} for each job, which a node marks as picked, under
 * optimistic locking by {@code version}, before it runs it.
 *
 * <p>Whether a lease has ended is told by the nodes' own clocks: they must not differ by as much as
 * a lease is long.
 */
public final class DbJobScheduler implements JobScheduler {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final String TABLE = "job";

  /**
   * Kept here, for the JDK forgets a logger that nobody holds. In an outage of the database
   * db-scheduler logs a stack trace at each look; {@link #sayOnce} says what is to be known of it.
   */
  private static final java.util.logging.Logger OF_THE_LIBRARY =
      java.util.logging.Logger.getLogger("com.github.kagkarlsson.scheduler");

  private final DataSource dataSource;
  private final ThreadFactory threads;
  private final JobTimes times;
  private final DatabaseAvailability availability;
  private final AtomicBoolean outageIsSaid = new AtomicBoolean();
  private Scheduler scheduler;
  private ScheduledExecutorService heartbeats;
  private volatile boolean stopping;

  /**
   * @param dataSource gives connections that commit each statement outside of transactions
   * @param threads in which a unit of work can be opened
   * @param availability an outage that it knows of is not said again
   */
  public DbJobScheduler(
      DataSource dataSource,
      ThreadFactory threads,
      JobTimes times,
      DatabaseAvailability availability) {
    this.availability = availability;
    this.dataSource = dataSource;
    this.threads = threads;
    this.times = times;
  }

  /** The first look is not before the time between two has passed: who starts has more to do. */
  @Override
  public synchronized void start(Collection<RecurringJob> jobs) {
    if (scheduler != null) {
      throw new IllegalStateException("jobs are run already");
    }
    OF_THE_LIBRARY.setLevel(java.util.logging.Level.OFF);
    heartbeats = Executors.newSingleThreadScheduledExecutor(threads);
    scheduler = scheduler(jobs.stream().map(this::task).toList());
    beginSoon();
  }

  private Scheduler scheduler(List<RecurringTask<Void>> tasks) {
    return Scheduler.create(dataSource)
        .startTasks(tasks)
        .tableName(TABLE)
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .threads(AT_ONCE)
        .executorService(Executors.newFixedThreadPool(AT_ONCE, threads))
        .dueExecutor(Executors.newSingleThreadExecutor(threads))
        .housekeeperExecutor(heartbeats)
        .pollingInterval(times.poll())
        .heartbeatInterval(times.heartbeat())
        .missedHeartbeatsLimit(JobTimes.MISSED_HEARTBEATS)
        .shutdownMaxWait(times.stopPatience())
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(new Outages())
        .build();
  }

  private void beginSoon() {
    ScheduledFuture<?> ignored =
        heartbeats.schedule(this::begin, times.poll().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks the database for the rows of the jobs; while it does not answer, again and again. */
  private void begin() {
    try {
      scheduler.start();
    } catch (RuntimeException e) {
      if (!stopping) {
        sayOnce();
        beginSoon();
      }
    }
  }

  private RecurringTask<Void> task(RecurringJob job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.interval()))
        .execute((instance, context) -> run(job));
  }

  private void run(RecurringJob job) {
    try {
      job.work().run();
    } catch (StoreUnavailable e) {
      // Said once for all that met it.
      LOGGER.log(Level.DEBUG, "The job " + job.name() + " met an outage of the database", e);
      throw e;
    } catch (RuntimeException e) {
      if (!stopping) {
        LOGGER.log(Level.WARNING, "The job " + job.name() + " failed and will be tried again", e);
      }
      throw e;
    }
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null && !stopping) {
      stopping = true;
      scheduler.stop();
    }
  }

  private void sayOnce() {
    if (!stopping && availability.isServing() && !outageIsSaid.getAndSet(true)) {
      LOGGER.log(
          Level.WARNING,
          "Jobs cannot be looked for in the database, or their leases not renewed; other nodes may"
              + " run them");
    }
  }

  private final class Outages extends AbstractSchedulerListener {

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
      switch (event) {
        case UNEXPECTED_ERROR, FAILED_MULTIPLE_HEARTBEATS, COMPLETIONHANDLER_ERROR -> sayOnce();
        case RAN_EXECUTE_DUE -> outageIsSaid.set(false);
        default -> {
          // Of no interest to an administrator.
        }
      }
    }
  }
}
