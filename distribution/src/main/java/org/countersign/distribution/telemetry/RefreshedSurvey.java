package org.countersign.distribution.telemetry;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countersign.application.inventory.SurveyInstallation;
import org.countersign.application.inventory.SurveyInstallation.Survey;
import org.countersign.distribution.health.ServiceState;

/**
 * What was last found by surveying the installation. It is done when somebody asks, and seldom
 * enough; who asks waits a moment for it and no longer, whatever the database does.
 */
@ApplicationScoped
public class RefreshedSurvey {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final long PATIENCE_MILLIS = 500;

  private final SurveyInstallation survey;
  private final ServiceState state;

  @Resource private ManagedExecutorService executor;

  private Future<?> running;
  private volatile Survey latest;
  private volatile long foundAt;

  @Inject
  RefreshedSurvey(SurveyInstallation survey, ServiceState state) {
    this.survey = survey;
    this.state = state;
  }

  /** For the proxy. */
  RefreshedSurvey() {
    this(null, null);
  }

  /** Empty before the first one has succeeded. */
  Optional<Survey> latest() {
    if (latest == null || System.nanoTime() - foundAt > FRESH.toNanos()) {
      awaitRefreshed();
    }
    return Optional.ofNullable(latest);
  }

  private void awaitRefreshed() {
    try {
      begun().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | RejectedExecutionException e) {
      LOGGER.log(Level.DEBUG, "The survey of the installation is late", e);
    } catch (ExecutionException e) {
      LOGGER.log(Level.DEBUG, "The installation cannot be surveyed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One at a time: where the database hangs, so does no more than that one. */
  private synchronized Future<?> begun() {
    if (running == null || running.isDone()) {
      running = executor.submit(this::refresh);
    }
    return running;
  }

  private void refresh() {
    // A look after the end would open an embedded database again.
    if (!state.isClosing()) {
      latest = survey.survey();
      foundAt = System.nanoTime();
    }
  }
}
