package org.countersign.benchmarks.scenario;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Consumer;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.report.Bound;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.report.Table;
import org.countersign.benchmarks.report.TargetTable;
import org.countersign.benchmarks.server.MeasuredServer.Installation;

/** How long {@code java -jar countersign.jar} takes to be ready. */
public final class Starts {

  private static final int WARM_STARTS = 5;

  private static final long IDLING_MILLIS = 3_000;

  /** JEP 483 and JEP 514: a cache of more than classes, made by one command. */
  private static final int FIRST_WITH_AOT_CACHE = 25;

  private final Plan plan;
  private final Consumer<String> progress;
  private final TargetTable targets = new TargetTable();
  private final Table table =
      new Table(
          "JDK", "database", "first start s", "next starts s", "median s", "CPU s", "idle MiB");

  public Starts(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public void run(PerformanceDocument document) {
    for (Installation installation : plan.installations()) {
      for (String database : plan.databases()) {
        try (RunningServer running = RunningServer.start(plan, installation, database)) {
          row(running);
        }
      }
    }
    document.replace(
        "start",
        targets,
        "## Start\n\n"
            + Machine.describe()
            + ".\n\nFrom `java -jar countersign.jar` to the first 200 of `/health/ready`: on a new"
            + " data directory, then again on the same one.\n\n"
            + table.markdown());
  }

  private void row(RunningServer running) {
    double first = seconds(running);
    List<Double> next = running.restart(plan.quick() ? 1 : WARM_STARTS);
    double cpuSeconds = running.server().process().cpuSecondsOfTree();
    Pauses.sleep(IDLING_MILLIS);
    double idleMib = running.server().process().residentMib();
    double median = RunningServer.median(next);
    String java = running.installation().javaVersion();
    String label = running.database().label();
    table.row(
        java,
        label,
        LoadTable.number("%.1f", first),
        next.stream().map(each -> LoadTable.number("%.1f", each)).collect(joining(" ")),
        LoadTable.number("%.2f", median),
        LoadTable.number("%.1f", cpuSeconds),
        LoadTable.number("%.0f", idleMib));
    String where = "JDK " + java + ", " + label;
    boolean hasCache = running.installation().javaFeature() >= FIRST_WITH_AOT_CACHE;
    targets.value("start, median", where, median, "s", Bound.atMost(hasCache ? 4 : 5));
    targets.value("idle resident memory", where, idleMib, "MiB", Bound.atMost(400));
    progress.accept("  " + where + ": first " + first + " s, then " + next);
  }

  private static double seconds(RunningServer running) {
    return running.server().startTime().toMillis() / 1000.0;
  }
}
