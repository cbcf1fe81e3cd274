package org.countersign.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.countersign.benchmarks.micro.MicroBenchmarks;
import org.countersign.benchmarks.report.PerformanceDocument;
import org.countersign.benchmarks.scenario.Growth;
import org.countersign.benchmarks.scenario.IssuingLoads;
import org.countersign.benchmarks.scenario.Plan;
import org.countersign.benchmarks.scenario.Soak;
import org.countersign.benchmarks.scenario.Starts;

/** Entry point; {@code benchmarks/run} calls it. */
public final class Benchmarks {

  private static final int WRONG_USAGE = 2;

  private Benchmarks() {}

  /**
   * @param arguments the root of the repository, then what {@link Options#USAGE} says
   */
  public static void main(String[] arguments) {
    try {
      String[] given = new String[arguments.length - 1];
      System.arraycopy(arguments, 1, given, 0, given.length);
      run(Options.read(given, Path.of(arguments[0]).toAbsolutePath()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(WRONG_USAGE);
    }
  }

  private static void run(Options options) {
    Consumer<String> progress = System.out::println;
    PerformanceDocument document = new PerformanceDocument(options.document());
    for (String what : options.what()) {
      progress.accept(what);
      measure(what, options, document, progress);
    }
    progress.accept("written: " + options.document());
  }

  private static void measure(
      String what, Options options, PerformanceDocument document, Consumer<String> progress) {
    Plan plan = options.plan();
    switch (what) {
      case "micro" -> new MicroBenchmarks(plan.quick(), options.include()).run(document);
      case "issuing" -> new IssuingLoads(plan, progress).run(document);
      case "start" -> new Starts(plan, progress).run(document);
      case "growth" -> new Growth(plan, progress).run(document);
      case "soak" -> new Soak(plan, progress).run(document);
      default -> throw new IllegalArgumentException("nothing known of " + what);
    }
  }
}
