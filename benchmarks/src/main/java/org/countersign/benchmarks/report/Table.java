package org.countersign.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, its columns as wide as their widest cell. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /**
   * @throws IllegalArgumentException when there is not one cell for each column
   */
  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row has " + cells.length + " cells; the table has " + rows.get(0).size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  public String markdown() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(
        1,
        widths.stream()
            .map(width -> "-".repeat(width + 2))
            .collect(Collectors.joining("|", "|", "|")));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells, List<Integer> widths) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      padded.add(cell + " ".repeat(widths.get(i) - cell.length()));
    }
    return padded.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
