package org.countersign.distribution.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.countersign.application.port.telemetry.CommitMetrics;
import org.countersign.application.port.telemetry.IssuanceMetrics;

/** Counts and measures what happens. Each is a few additions: it happens within every request. */
@ApplicationScoped
public class ServerMetrics implements IssuanceMetrics, CommitMetrics {

  private static final long[] UNITS = {1, 2, 4, 8, 16, 32, 64};

  private final Counter requests =
      new Counter(
          "countersign_certificate_requests_total",
          "Requests for a certificate that were answered, by what became of them.",
          "outcome",
          Arrays.stream(Outcome.values()).map(ServerMetrics::lower).toArray(String[]::new));

  private final Counter violations =
      new Counter(
          "countersign_policy_violations_total",
          "Reasons for which requests for a certificate were refused, by code.",
          "code");

  private final Counter logins =
      new Counter(
          "countersign_logins_total",
          "Logins, by their outcome.",
          "outcome",
          LoginOutcome.ACCEPTED,
          LoginOutcome.REFUSED,
          LoginOutcome.UNAVAILABLE,
          LoginOutcome.FAILED);

  private final Counter responses =
      new Counter(
          "countersign_http_responses_total",
          "Answers to HTTP requests, by status.",
          "status",
          "200",
          "400",
          "401",
          "500",
          "503");

  private final Map<Outcome, String> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Step, Histogram> steps = new EnumMap<>(Step.class);
  private final Histogram issuance = Histogram.ofSeconds();
  private final Histogram commits = Histogram.ofSeconds();
  private final Histogram sharing = new Histogram(UNITS, 1);
  private final String[] statuses = new String[600];

  public ServerMetrics() {
    Arrays.stream(Outcome.values()).forEach(each -> outcomes.put(each, lower(each)));
    Arrays.stream(Step.values()).forEach(each -> steps.put(each, Histogram.ofSeconds()));
    Arrays.setAll(statuses, Integer::toString);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void stepTook(Step step, long nanos) {
    steps.get(step).record(nanos);
  }

  @Override
  public void ended(Outcome outcome, long nanos) {
    requests.add(outcomes.get(outcome));
    if (outcome == Outcome.ISSUED) {
      issuance.record(nanos);
    }
  }

  @Override
  public void violated(String code) {
    violations.add(code);
  }

  @Override
  public void committed(int units, long nanos) {
    sharing.record(units);
    commits.record(nanos);
  }

  /** A login has ended. */
  void loggedIn(String outcome) {
    logins.add(outcome);
  }

  /** A request was answered. */
  public void answered(int status) {
    responses.add(status > 0 && status < statuses.length ? statuses[status] : "0");
  }

  void writeTo(PrometheusText text) {
    requests.writeTo(text);
    violations.writeTo(text);
    String whole = "countersign_issuance_seconds";
    text.family(whole, "histogram", "Time to issue a certificate, of those that were issued.");
    issuance.writeTo(text, whole, "");
    String step = "countersign_issuance_step_seconds";
    text.family(step, "histogram", "Time of a step of issuing: read, judge, record, sign, store.");
    steps.forEach(
        (each, histogram) ->
            histogram.writeTo(text, step, PrometheusText.label("step", lower(each))));
    String units = "countersign_commit_units";
    text.family(units, "histogram", "Units of work that shared a commit.");
    sharing.writeTo(text, units, "");
    String commit = "countersign_commit_seconds";
    text.family(commit, "histogram", "Time of a shared commit.");
    commits.writeTo(text, commit, "");
    logins.writeTo(text);
    responses.writeTo(text);
  }
}
