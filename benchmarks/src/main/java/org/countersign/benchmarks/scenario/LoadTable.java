package org.countersign.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.countersign.benchmarks.machine.MachineLimits;
import org.countersign.benchmarks.report.Table;

/** Loads, one a row, as a table and a sentence about the machine's limits. */
final class LoadTable {

  private final List<MachineLimits> limits = new ArrayList<>();
  private final Table table;

  /**
   * @param what the head of the column that names the load
   */
  LoadTable(String what) {
    table =
        new Table(
            what,
            "connections",
            "a second",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "p99.9 ms",
            "errors",
            "server CPU µs",
            "database CPU µs",
            "generator CPU µs",
            "allocated KiB",
            "÷ P-256 verify",
            "÷ RSA-2048 sign",
            "÷ fdatasync");
  }

  LoadTable add(String what, int connections, MeasuredLoad load) {
    limits.add(load.limits());
    double rate = load.result().perSecond();
    table.row(
        what,
        Integer.toString(connections),
        number("%.0f", rate),
        number("%.2f", load.result().millisAt(50)),
        number("%.2f", load.result().millisAt(90)),
        number("%.2f", load.result().millisAt(99)),
        number("%.2f", load.result().millisAt(99.9)),
        errors(load),
        number("%.0f", load.serverMicrosEach()),
        number("%.0f", load.databaseMicrosEach()),
        number("%.0f", load.generatorMicrosEach()),
        number("%.0f", load.allocatedKibEach()),
        number("%.3f", load.perVerification()),
        number("%.3f", rate / load.limits().rsa2048Signs()),
        number("%.3f", rate / load.limits().syncs()));
    return this;
  }

  private static String errors(MeasuredLoad load) {
    return load.result().failures().isEmpty()
        ? "0"
        : load.result().failed() + " " + load.result().failures();
  }

  static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  String markdown() {
    return table.markdown()
        + "\n"
        + "CPU and allocation are for each certificate. The machine's limits, taken right before"
        + " each row, on the mean: "
        + MachineLimits.mean(limits).describe()
        + ".\n";
  }
}
