package org.countersign.benchmarks.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.benchmarks.machine.Machine;
import org.countersign.benchmarks.report.LinePlot;
import org.countersign.benchmarks.report.PerformanceDocument;

/** Tables and plots of what issuing came to. */
final class IssuingSection {

  private final List<IssuingResult> results;
  private final List<String> notes;

  IssuingSection(List<IssuingResult> results, List<String> notes) {
    this.results = List.copyOf(results);
    this.notes = List.copyOf(notes);
  }

  /** The section, its plots kept beside the document. */
  String in(PerformanceDocument document) {
    LoadTable closed = new LoadTable("load");
    LoadTable open = new LoadTable("open loop");
    LoadTable dry = new LoadTable("dry run");
    for (IssuingResult result : results) {
      new TreeMap<>(result.closed())
          .forEach((connections, load) -> closed.add(result.name(), connections, load));
      open.add(result.name(), IssuingLoads.MANY, result.open());
      dry.add(result.name(), IssuingLoads.MANY, result.dryRun());
    }
    return "## Issuing\n\n"
        + Machine.describe()
        + ".\n\n"
        + String.join("\n\n", notes)
        + "\n\n"
        + plots(document)
        + "\n"
        + closed.markdown()
        + "\n"
        + "At a fixed rate, half of the best above; latency counts from when a request was due:\n\n"
        + open.markdown()
        + "\nDry runs (everything but recording and signing):\n\n"
        + dry.markdown();
  }

  /** One for each JDK and CA key, with a line for each database and kind of CSR. */
  private String plots(PerformanceDocument document) {
    Map<String, LinePlot> plots = new LinkedHashMap<>();
    results.stream()
        .filter(result -> result.closed().size() > 1)
        .forEach(result -> addTo(plots, result));
    StringBuilder markdown = new StringBuilder();
    plots.forEach(
        (name, plot) ->
            markdown.append(
                document.plot(
                    "issuing-" + name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"),
                    "Certificates a second, " + name,
                    plot.svg())));
    return markdown.toString();
  }

  private static void addTo(Map<String, LinePlot> plots, IssuingResult result) {
    String name =
        "JDK "
            + result.installation().javaFeature()
            + ", CA "
            + result.of().authority().policyName();
    LinePlot plot =
        plots.computeIfAbsent(
            name,
            key ->
                new LinePlot(
                    "certificates a second, " + key,
                    "connections",
                    result.of().connections().stream().map(String::valueOf).toList()));
    String line = result.database() + ", CSRs " + result.of().mix().label();
    new TreeMap<>(result.closed())
        .forEach(
            (connections, load) ->
                plot.point(line, Integer.toString(connections), load.result().perSecond()));
  }
}
