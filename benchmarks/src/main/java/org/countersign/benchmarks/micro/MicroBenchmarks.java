package org.countersign.benchmarks.micro;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.machine.MachineLimits;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.report.Table;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs them, and writes their section. */
public final class MicroBenchmarks {

  private static final double OCTETS_PER_KIB = 1024;

  private final boolean quick;
  private final String include;

  /**
   * @param include which, a regular expression
   */
  public MicroBenchmarks(boolean quick, String include) {
    this.quick = quick;
    this.include = include;
  }

  public void run(PerformanceDocument document) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("org\\.countersign\\.benchmarks\\.micro\\..*(" + include + ")")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .shouldDoGC(true);
    if (quick) {
      options
          .forks(1)
          .warmupIterations(1)
          .warmupTime(TimeValue.milliseconds(500))
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(500));
    }
    try {
      MachineLimits limits = MachineLimits.measure(Path.of(System.getProperty("java.io.tmpdir")));
      document.replace("micro", section(limits, new Runner(options.build()).run()));
    } catch (RunnerException e) {
      throw new IllegalStateException("the micro benchmarks do not run", e);
    }
  }

  private static String section(MachineLimits limits, Collection<RunResult> results) {
    Table table =
        new Table("piece", "parameters", "threads", "a second", "± 99.9 %", "allocated KiB");
    results.forEach(result -> row(table, result));
    return "## The pieces\n\n"
        + Machine.describe()
        + "; JDK "
        + System.getProperty("java.version")
        + "; "
        + limits.describe()
        + ".\n\nOperations a second, of all threads together; allocation for each.\n\n"
        + table.markdown();
  }

  private static void row(Table table, RunResult result) {
    Result<?> rate = result.getPrimaryResult();
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    table.row(
        name(result.getParams().getBenchmark()),
        result.getParams().getParamsKeys().stream()
            .map(key -> Map.entry(key, result.getParams().getParam(key)))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ")),
        Integer.toString(result.getParams().getThreads()),
        number("%.0f", rate.getScore()),
        number("%.0f", rate.getScoreError()),
        allocated == null ? "" : number("%.1f", allocated.getScore() / OCTETS_PER_KIB));
  }

  private static String name(String benchmark) {
    String[] parts = benchmark.split("\\.");
    return parts[parts.length - 2].replace("Benchmark", "") + "." + parts[parts.length - 1];
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
