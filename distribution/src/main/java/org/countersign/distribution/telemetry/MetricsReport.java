package org.countersign.distribution.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.adapters.persistence.RecordingAdapters;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.rest.RestApplication;
import org.countersign.application.inventory.SurveyInstallation.Survey;
import org.countersign.distribution.database.SettingsDataSource;

/** Everything that is known of this server in numbers, as it is now. */
@ApplicationScoped
public class MetricsReport {

  private static final String EXPIRY = "countersign_authority_expiry_timestamp_seconds";
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ServerMetrics metrics;
  private final JobMetrics jobs;
  private final RefreshedSurvey survey;
  private final RecordingAdapters recording;
  private final DatabaseAvailability availability;
  private final Clock clock;

  @Inject
  MetricsReport(
      ServerMetrics metrics,
      JobMetrics jobs,
      RefreshedSurvey survey,
      RecordingAdapters recording,
      DatabaseAvailability availability,
      Clock clock) {
    this.metrics = metrics;
    this.jobs = jobs;
    this.survey = survey;
    this.recording = recording;
    this.availability = availability;
    this.clock = clock;
  }

  /** For the proxy. */
  MetricsReport() {
    this(null, null, null, null, null, null);
  }

  /** In the text format of Prometheus. */
  String text() {
    PrometheusText text = new PrometheusText();
    build(text);
    metrics.writeTo(text);
    text.gauge(
        "countersign_commit_queue_units",
        "Units of work that wait for the commit under way to end.",
        recording.waiting());
    jobs.writeTo(text);
    database(text);
    survey.latest().ifPresent(found -> survey(text, found));
    return text.toString();
  }

  private static void build(PrometheusText text) {
    String version =
        Optional.ofNullable(RestApplication.class.getPackage().getImplementationVersion())
            .orElse("unknown");
    text.family("countersign_build_info", "gauge", "Always 1; the labels say what runs.");
    text.sample(
        "countersign_build_info",
        PrometheusText.label("version", version)
            + ","
            + PrometheusText.label("java", System.getProperty("java.version")),
        1);
  }

  private void database(PrometheusText text) {
    text.gauge(
        "countersign_database_up",
        "1 while the database serves, else 0.",
        availability.isServing() ? 1 : 0);
    text.counter(
        "countersign_database_outages_total",
        "How often the database has stopped serving.",
        availability.outages());
    text.counter(
        "countersign_database_connections_opened_total",
        "Connections that were made to the database.",
        SettingsDataSource.opened());
    text.counter(
        "countersign_database_connection_failures_total",
        "Connections to the database that could not be made.",
        SettingsDataSource.failed());
  }

  private void survey(PrometheusText text, Survey found) {
    text.gauge(
        "countersign_pending_requests",
        "Requests that are recorded and neither issued nor failed yet; 500 at most.",
        found.pending());
    text.gauge(
        "countersign_oldest_pending_request_age_seconds",
        "Age of the oldest pending request; 0 when there is none.",
        found.oldestPending().map(this::ageSeconds).orElse(0.0));
    text.family(EXPIRY, "gauge", "When the certificate of an active CA ends; the first 100.");
    found
        .authorities()
        .forEach(
            authority ->
                text.sample(
                    EXPIRY,
                    PrometheusText.label("authority", authority.authorityId().toString())
                        + ","
                        + PrometheusText.label("name", authority.name()),
                    authority.notAfter().getEpochSecond()));
  }

  private double ageSeconds(Instant since) {
    return Math.max(0, Duration.between(since, clock.instant()).toMillis() / MILLIS_PER_SECOND);
  }
}
