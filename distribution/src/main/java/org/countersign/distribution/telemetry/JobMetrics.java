package org.countersign.distribution.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.countersign.application.port.job.RecurringJob;

/** When each job last succeeded on this node, and how often it ran and failed. */
@ApplicationScoped
public class JobMetrics {

  /** Not "job": that is what Prometheus calls what it has scraped. */
  private static final String LABEL = "name";

  private static final String SUCCEEDED = "countersign_job_last_success_timestamp_seconds";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Counter runs =
      new Counter(
          "countersign_job_runs_total", "Runs of a job on this node that ended well.", LABEL);
  private final Counter failures =
      new Counter(
          "countersign_job_failures_total", "Runs of a job on this node that failed.", LABEL);
  private final Map<String, Instant> succeeded = new ConcurrentSkipListMap<>();

  /** The same job, measured. */
  public RecurringJob measured(RecurringJob job, Clock clock) {
    return new RecurringJob(job.name(), job.interval(), () -> run(job, clock));
  }

  private void run(RecurringJob job, Clock clock) {
    try {
      job.work().run();
    } catch (RuntimeException | Error e) {
      failures.add(job.name());
      throw e;
    }
    runs.add(job.name());
    succeeded.put(job.name(), clock.instant());
  }

  void writeTo(PrometheusText text) {
    runs.writeTo(text);
    failures.writeTo(text);
    text.family(SUCCEEDED, "gauge", "When a job last succeeded on this node.");
    succeeded.forEach(
        (job, at) ->
            text.sample(
                SUCCEEDED,
                PrometheusText.label(LABEL, job),
                at.toEpochMilli() / MILLIS_PER_SECOND));
  }
}
