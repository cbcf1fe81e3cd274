package org.countersign.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.countersign.benchmarks.load.Load;
import org.countersign.benchmarks.load.LoadResult;
import org.countersign.benchmarks.load.Pace;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.request.DistinctRequests;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.benchmarks.server.IssuingProject;
import org.countersign.benchmarks.server.MeasuredServer.Installation;

/**
 * Issuing: each JDK, database, CA key and kind of CSR; closed loops over more and more connections,
 * then an open loop at half of the best rate, then the dry run.
 */
public final class IssuingLoads {

  /**
   * Where the open loop and the dry run are taken: enough that no request waits for a connection.
   */
  static final int MANY = 32;

  /** A server that has issued already needs less for what differs in the next case. */
  private static final int SHORTER = 4;

  private final Plan plan;
  private final DistinctRequests requests;
  private final Consumer<String> progress;
  private final List<IssuingResult> results = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public IssuingLoads(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.requests = new DistinctRequests(plan.requestDirectory());
    this.progress = progress;
  }

  public void run(PerformanceDocument document) {
    for (Installation installation : plan.issuingOn()) {
      for (String database : plan.databases()) {
        progress.accept("JDK " + installation.javaVersion() + ", " + database);
        try (RunningServer running = RunningServer.start(plan, installation, database)) {
          measure(running);
        }
      }
    }
    document.replace(
        "issuing", IssuingTargets.of(results), new IssuingSection(results, notes).in(document));
  }

  private void measure(RunningServer running) {
    double idleMib = running.server().process().residentMib();
    IssuingProject project = new IssuingProject(running.server().address());
    Duration warmUp = plan.warmUp();
    for (IssuingCase each : plan.cases()) {
      progress.accept(" CA " + each.authority().policyName() + ", CSRs " + each.mix().label());
      String profile = project.profileUnder(each.authority());
      List<String> csrs = requests.take(each.mix(), plan.requests());
      Load load = new Load(running.server().address(), project.httpRequests(profile, csrs, false));
      LoadResult cold = load.run(new Pace.ClosedLoop(), MANY, warmUp);
      if (warmUp.equals(plan.warmUp())) {
        note(running, idleMib, cold);
      }
      Load dryRuns =
          new Load(running.server().address(), project.httpRequests(profile, csrs, true));
      results.add(measured(running, each, load, dryRuns));
      warmUp = shorter();
    }
  }

  private Duration shorter() {
    return plan.warmUp().dividedBy(SHORTER);
  }

  private void note(RunningServer running, double idleMib, LoadResult cold) {
    notes.add(
        "JDK %s, %s: idle resident memory %.0f MiB, largest heap %.0f MiB; in the first %d s under load, %.0f a second."
            .formatted(
                running.installation().javaVersion(),
                running.database() instanceof DatabaseServer.Postgresql postgres
                    ? "PostgreSQL " + postgres.version()
                    : "embedded SQLite",
                idleMib,
                running.jvm().largestHeapMib(),
                plan.warmUp().toSeconds(),
                cold.perSecond()));
  }

  private IssuingResult measured(RunningServer running, IssuingCase each, Load load, Load dryRuns) {
    Map<Integer, MeasuredLoad> closed = new LinkedHashMap<>();
    double best = 1;
    for (int connections : each.connections()) {
      MeasuredLoad measured =
          measured(running, "closed loop", load, new Pace.ClosedLoop(), connections);
      closed.put(connections, measured);
      best = Math.max(best, measured.result().perSecond());
    }
    double rate = plan.rate() > 0 ? plan.rate() : best / 2;
    MeasuredLoad open = measured(running, "open loop", load, new Pace.OpenLoop(rate), MANY);
    dryRuns.run(new Pace.ClosedLoop(), MANY, shorter());
    return new IssuingResult(
        running.installation(),
        running.database().label(),
        each,
        closed,
        open,
        measured(running, "dry runs", dryRuns, new Pace.ClosedLoop(), MANY));
  }

  private MeasuredLoad measured(
      RunningServer running, String what, Load load, Pace pace, int connections) {
    MeasuredLoad measured = MeasuredLoad.of(running, load, pace, connections, plan.measurement());
    progress.accept(
        "  %s, %d connections: %.0f/s, p99 %.1f ms, %.0f µs of server CPU each"
            .formatted(
                what,
                connections,
                measured.result().perSecond(),
                measured.result().millisAt(99),
                measured.serverMicrosEach()));
    return measured;
  }
}
