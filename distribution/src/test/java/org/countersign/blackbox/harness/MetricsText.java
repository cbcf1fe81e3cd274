package org.countersign.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in the text format of Prometheus, read strictly: whatever is not of its form fails.
 *
 * @param types by the name of the family
 * @param samples by name and labels, as they stand
 */
public record MetricsText(Map<String, String> types, Map<String, Double> samples) {

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ?(.*)");

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\""
              + "(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\")*\\})?)"
              + " ([-+0-9.eE]+|NaN|[+-]Inf)");

  public static MetricsText read(String text) {
    assertThat(text).endsWith("\n");
    Map<String, String> types = new TreeMap<>();
    Map<String, Double> samples = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        if (comment.group(1).equals("TYPE")) {
          types.put(comment.group(2), comment.group(3));
        }
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as("the line '%s'", line).isTrue();
        Double before = samples.put(sample.group(1), Double.valueOf(sample.group(2)));
        assertThat(before).as("second sample of %s", sample.group(1)).isNull();
      }
    }
    return new MetricsText(types, samples);
  }

  /** A sample that must be there. */
  public double value(String nameAndLabels) {
    assertThat(samples).containsKey(nameAndLabels);
    return samples.get(nameAndLabels);
  }

  /** The same, or 0 where it has not happened yet. */
  public double count(String nameAndLabels) {
    return samples.getOrDefault(nameAndLabels, 0.0);
  }
}
