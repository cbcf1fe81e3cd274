package org.countersign.benchmarks.report;

import java.util.Locale;

/**
 * What a result is to be.
 *
 * @param isLeast whether more is better
 */
public record Bound(double limit, boolean isLeast) {

  /** Results are held against it as they are shown, rounded. */
  private static final double ROUNDING = 1000;

  public static Bound atLeast(double limit) {
    return new Bound(limit, true);
  }

  public static Bound atMost(double limit) {
    return new Bound(limit, false);
  }

  boolean holds(double value) {
    double difference = Math.rint(value * ROUNDING) - Math.rint(limit * ROUNDING);
    return isLeast ? difference >= 0 : difference <= 0;
  }

  @Override
  public String toString() {
    return (isLeast ? "≥ " : "≤ ") + number(limit);
  }

  /** Three digits behind the point for what is small, none for what is large. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size < 10 ? "%.3f" : size < 1000 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
