package org.countersign.benchmarks.report;

/** Results held against what they are to be. */
public final class TargetTable {

  private final Table table =
      new Table("target", "where", "measured", "compared with", "ratio", "wanted", "met");
  private boolean isEmpty = true;

  /** A result that is to be so much of another. */
  public void ratio(String what, String where, double measured, double reference, Bound bound) {
    double ratio = measured / reference;
    row(
        what,
        where,
        Bound.number(measured),
        Bound.number(reference),
        Bound.number(ratio),
        bound.toString(),
        verdict(bound, ratio));
  }

  /**
   * A result that is to be so much by itself.
   *
   * @param unit such as {@code ms}
   */
  public void value(String what, String where, double measured, String unit, Bound bound) {
    row(
        what,
        where,
        Bound.number(measured) + " " + unit,
        "",
        "",
        bound + " " + unit,
        verdict(bound, measured));
  }

  private static String verdict(Bound bound, double value) {
    return bound.holds(value) ? "yes" : "**no**";
  }

  private void row(String... cells) {
    table.row(cells);
    isEmpty = false;
  }

  /** Nothing when nothing was measured that there is a target for. */
  public String markdown() {
    return isEmpty ? "" : table.markdown();
  }
}
