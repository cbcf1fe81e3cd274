package org.countersign.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
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
import org.countersign.domain.x509.KeyAlgorithm;

/** Whether memory stays as it is under a long load. */
public final class Soak {

  private static final int CONNECTIONS = 32;

  /** The first look is after a tenth of the time: two minutes of twenty. */
  private static final int LOOKS = 10;

  private final Plan plan;
  private final Consumer<String> progress;
  private String largestHeap = "";
  private final TargetTable targets = new TargetTable();

  public Soak(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public void run(PerformanceDocument document) {
    Installation installation = plan.installations().get(0);
    Table table =
        new Table("database", "minute", "heap after GC MiB", "resident MiB", "a second", "errors");
    for (String database : plan.databases()) {
      try (RunningServer running = RunningServer.start(plan, installation, database)) {
        soak(running, table);
      }
    }
    document.replace(
        "soak",
        targets,
        "## Soak\n\n"
            + Machine.describe()
            + "; JDK "
            + installation.javaVersion()
            + ". 32 connections, mixed CSRs, without a pause but for the looks."
            + largestHeap
            + "\n\n"
            + table.markdown());
  }

  private void soak(RunningServer running, Table table) {
    largestHeap = " The heap may grow to %.0f MiB.".formatted(running.jvm().largestHeapMib());
    IssuingProject project = new IssuingProject(running.server().address());
    List<String> csrs =
        new DistinctRequests(plan.requestDirectory()).take(RequestMix.MIXED, plan.requests());
    String profile = project.profileUnder(KeyAlgorithm.EC_P256);
    Load load = new Load(running.server().address(), project.httpRequests(profile, csrs, false));
    Duration between = plan.soak().dividedBy(LOOKS);
    List<Double> heaps = new ArrayList<>();
    for (int look = 1; look <= LOOKS; look++) {
      var result = load.run(new Pace.ClosedLoop(), CONNECTIONS, between);
      String minute = LoadTable.number("%.1f", between.multipliedBy(look).toSeconds() / 60.0);
      heaps.add(running.jvm().heapAfterCollectionMib());
      String heap = LoadTable.number("%.1f", heaps.get(heaps.size() - 1));
      table.row(
          running.database().label(),
          minute,
          heap,
          LoadTable.number("%.0f", running.server().process().residentMib()),
          LoadTable.number("%.0f", result.perSecond()),
          Long.toString(result.failed()));
      progress.accept("  minute " + minute + ": " + heap + " MiB");
    }
    targets.ratio(
        "heap after GC at the end ÷ after a tenth of the time",
        running.database().label() + ", " + plan.soak().toSeconds() + " s",
        heaps.get(LOOKS - 1),
        heaps.get(0),
        Bound.atMost(1.1));
  }
}
