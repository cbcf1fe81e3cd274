package org.countersign.benchmarks.scenario;

import java.util.function.Consumer;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.report.Table;
import org.countersign.benchmarks.server.MeasuredServer.Installation;

/** How long {@code java -jar countersign.jar} takes to be ready. */
public final class Starts {

  private static final int WARM_STARTS = 3;

  /** For what a first start leaves to be done beside its work, such as an archive of classes. */
  private static final long SETTLING_MILLIS = 45_000;

  private final Plan plan;
  private final Consumer<String> progress;

  public Starts(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public void run(PerformanceDocument document) {
    Table table =
        new Table("JDK", "database", "first start s", "next starts s", "CPU s", "idle MiB");
    for (Installation installation : plan.installations()) {
      for (String database : plan.databases()) {
        try (RunningServer running = RunningServer.start(plan, installation, database)) {
          row(table, running);
        }
      }
    }
    document.replace(
        "start",
        "## Start\n\n"
            + Machine.describe()
            + ".\n\nFrom `java -jar countersign.jar` to the first 200 of `/health/ready`: on a new"
            + " data directory, then again on the same one.\n\n"
            + table.markdown());
  }

  private void row(Table table, RunningServer running) {
    double first = seconds(running);
    pause(plan.quick() ? 0 : SETTLING_MILLIS);
    StringBuilder next = new StringBuilder();
    for (int i = 0; i < WARM_STARTS; i++) {
      running.whileStopped(() -> {});
      next.append(i == 0 ? "" : " ").append(LoadTable.number("%.1f", seconds(running)));
    }
    table.row(
        running.installation().javaVersion(),
        running.database().label(),
        LoadTable.number("%.1f", first),
        next.toString(),
        LoadTable.number("%.1f", running.server().process().cpuSeconds()),
        LoadTable.number("%.0f", running.server().process().residentMib()));
    progress.accept(
        "  JDK " + running.installation().javaVersion() + ": first " + first + " s, then " + next);
  }

  private static double seconds(RunningServer running) {
    return running.server().startTime().toMillis() / 1000.0;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
