package org.countersign.benchmarks.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.countersign.benchmarks.load.Load;
import org.countersign.benchmarks.load.Pace;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.report.LinePlot;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.request.DistinctRequests;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.benchmarks.server.IssuingProject;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * Issuing: each JDK, database, CA key and kind of CSR; closed loops over more and more connections,
 * then an open loop at half of the best rate, then the dry run.
 */
public final class IssuingLoads {

  /**
   * Where the open loop and the dry run are taken: enough that no request waits for a connection.
   */
  private static final int MANY = 32;

  private final Plan plan;
  private final DistinctRequests requests;
  private final Consumer<String> progress;
  private final LoadTable closed = new LoadTable("load");
  private final LoadTable open = new LoadTable("open loop");
  private final LoadTable dry = new LoadTable("dry run");
  private final LinePlot plot;
  private String notes = "";

  public IssuingLoads(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.requests = new DistinctRequests(plan.requestDirectory());
    this.progress = progress;
    this.plot =
        new LinePlot(
            "certificates a second",
            "connections",
            plan.connections().stream().map(String::valueOf).toList());
  }

  public void run(PerformanceDocument document) {
    for (Installation installation : plan.installations()) {
      for (String database : plan.databases()) {
        progress.accept("JDK " + installation.javaVersion() + ", " + database);
        try (RunningServer running = RunningServer.start(plan, installation, database)) {
          measure(running);
        }
      }
    }
    String picture = document.plot("issuing", "Certificates a second", plot.svg());
    document.replace(
        "issuing",
        "## Issuing\n\n"
            + Machine.describe()
            + ".\n"
            + notes
            + "\n"
            + picture
            + "\n"
            + closed.markdown()
            + "\nAt a fixed rate, half of the best above; latency"
            + " counts from when a request was due:\n\n"
            + open.markdown()
            + "\nDry runs (everything but recording and signing):\n\n"
            + dry.markdown());
  }

  private void measure(RunningServer running) {
    note(running);
    IssuingProject project = new IssuingProject(running.server().address());
    for (KeyAlgorithm authority : plan.authorities()) {
      String profile = project.profileUnder(authority);
      for (RequestMix mix : plan.mixes()) {
        List<String> csrs = requests.take(mix, plan.requests());
        measure(running, project, profile, name(running, authority, mix), csrs);
      }
    }
  }

  private void note(RunningServer running) {
    notes +=
        String.format(
            "%nJDK %s, %s: idle resident memory %.0f MiB, largest heap %.0f MiB.%n",
            running.installation().javaVersion(),
            running.database() instanceof DatabaseServer.Postgresql postgres
                ? "PostgreSQL " + postgres.version()
                : "embedded HSQLDB",
            running.server().process().residentMib(),
            running.jvm().largestHeapMib());
  }

  private static String name(RunningServer running, KeyAlgorithm authority, RequestMix mix) {
    return "JDK %s, %s, CA %s, CSRs %s"
        .formatted(
            running.installation().javaVersion().replaceFirst("\\..*", ""),
            running.database().label(),
            authority.policyName(),
            mix.label());
  }

  private void measure(
      RunningServer running,
      IssuingProject project,
      String profile,
      String name,
      List<String> csrs) {
    Load load = new Load(running.server().address(), project.httpRequests(profile, csrs, false));
    warmUp(load);
    double best = 0;
    for (int connections : plan.connections()) {
      MeasuredLoad measured = measured(running, load, new Pace.ClosedLoop(), connections);
      closed.add(name, connections, measured);
      plot.point(name, Integer.toString(connections), measured.result().perSecond());
      best = Math.max(best, measured.result().perSecond());
      progress.accept(
          "  %s, %d connections: %.0f/s, %.0f µs of server CPU each"
              .formatted(
                  name, connections, measured.result().perSecond(), measured.serverMicrosEach()));
    }
    double rate = plan.rate() > 0 ? plan.rate() : best / 2;
    if (rate > 0) {
      open.add(name, MANY, measured(running, load, new Pace.OpenLoop(rate), MANY));
    }
    Load dryRuns = new Load(running.server().address(), project.httpRequests(profile, csrs, true));
    warmUp(dryRuns);
    dry.add(name, MANY, measured(running, dryRuns, new Pace.ClosedLoop(), MANY));
  }

  private void warmUp(Load load) {
    load.run(new Pace.ClosedLoop(), MANY, plan.warmUp());
  }

  private MeasuredLoad measured(RunningServer running, Load load, Pace pace, int connections) {
    return MeasuredLoad.of(running, load, pace, connections, plan.measurement());
  }
}
