package org.countersign.benchmarks.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.countersign.benchmarks.load.Load;
import org.countersign.benchmarks.load.Pace;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.report.Bound;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.report.Table;
import org.countersign.benchmarks.report.TargetTable;
import org.countersign.benchmarks.request.DistinctRequests;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.benchmarks.server.IssuingProject;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.benchmarks.server.StoredCertificates;
import org.countersign.domain.x509.KeyAlgorithm;

/** Whether issuing and starting stay as fast when a great many certificates are stored. */
public final class Growth {

  private static final int CONNECTIONS = 32;
  private static final int STARTS = 3;

  private final Plan plan;
  private final Consumer<String> progress;
  private final LoadTable loads = new LoadTable("stored");
  private final TargetTable targets = new TargetTable();
  private final Table starts = new Table("database", "stored", "start s", "idle MiB");

  public Growth(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public void run(PerformanceDocument document) {
    Installation installation = plan.installations().get(0);
    for (String database : plan.databases()) {
      try (RunningServer running = RunningServer.start(plan, installation, database)) {
        measure(running);
      }
    }
    document.replace(
        "growth",
        targets,
        "## As it grows\n\n"
            + Machine.describe()
            + "; JDK "
            + installation.javaVersion()
            + ". The rows are written to the database, copies of one that the server issued, each"
            + " with ids and a serial number of its own; CA and CSRs are P-256.\n\n"
            + loads.markdown()
            + "\n"
            + starts.markdown());
  }

  private void measure(RunningServer running) {
    IssuingProject project = new IssuingProject(running.server().address());
    List<String> csrs =
        new DistinctRequests(plan.requestDirectory()).take(RequestMix.P256, plan.requests());
    String profile = project.profileUnder(KeyAlgorithm.EC_P256);
    List<byte[]> requests = project.httpRequests(profile, csrs, false);
    // A start before each load, so that both are of a server that is as warm.
    new Load(running.server().address(), requests).run(new Pace.ClosedLoop(), 1, plan.warmUp());
    Seen before = measure(running, project, profile, csrs, "few");
    running.whileStopped(
        () -> StoredCertificates.multiply(running.database(), plan.certificates(), progress));
    Seen after = measure(running, project, profile, csrs, Integer.toString(plan.certificates()));
    hold(running.database().label() + ", " + plan.certificates() + " stored", before, after);
  }

  /** What is held against targets: of one server, as it is when it was started. */
  private record Seen(double startSeconds, double idleMib, double perSecond) {}

  private void hold(String where, Seen before, Seen after) {
    targets.ratio(
        "certificates a second ÷ those with few stored",
        where,
        after.perSecond(),
        before.perSecond(),
        Bound.atLeast(0.9));
    targets.value(
        "start, longer than with few stored",
        where,
        after.startSeconds() - before.startSeconds(),
        "s",
        Bound.atMost(1));
    targets.value("idle resident memory", where, after.idleMib(), "MiB", Bound.atMost(400));
  }

  private Seen measure(
      RunningServer running,
      IssuingProject before,
      String profile,
      List<String> csrs,
      String stored) {
    double startSeconds = RunningServer.median(running.restart(plan.quick() ? 1 : STARTS));
    double idleMib = running.server().process().residentMib();
    IssuingProject project = before.movedTo(running.server().address());
    starts.row(
        running.database().label(),
        stored,
        LoadTable.number("%.2f", startSeconds),
        LoadTable.number("%.0f", idleMib));
    Load load = new Load(running.server().address(), project.httpRequests(profile, csrs, false));
    load.run(new Pace.ClosedLoop(), CONNECTIONS, plan.warmUp());
    MeasuredLoad measured =
        MeasuredLoad.of(running, load, new Pace.ClosedLoop(), CONNECTIONS, plan.measurement());
    loads.add(running.database().label() + ", " + stored, CONNECTIONS, measured);
    progress.accept(
        "  %s, %s stored: %.0f/s"
            .formatted(running.database().label(), stored, measured.result().perSecond()));
    return new Seen(startSeconds, idleMib, measured.result().perSecond());
  }
}
