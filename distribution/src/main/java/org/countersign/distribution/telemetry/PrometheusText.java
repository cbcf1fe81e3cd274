package org.countersign.distribution.telemetry;

import java.math.BigDecimal;

/** The text format of Prometheus, version 0.0.4. */
final class PrometheusText {

  private final StringBuilder text = new StringBuilder();

  /** Begins a family; its samples follow. */
  void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /** A family of one gauge without labels. */
  void gauge(String name, String help, double value) {
    family(name, "gauge", help);
    sample(name, "", value);
  }

  /** A family of one counter without labels. */
  void counter(String name, String help, long value) {
    family(name, "counter", help);
    sample(name, "", value);
  }

  /**
   * @param labels as {@link #label} makes them, joined by commas, or none
   */
  void sample(String name, String labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
  }

  static String label(String name, String value) {
    return name
        + "=\""
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + '"';
  }

  /** Without an exponent, and without a point where there is no fraction. */
  static String number(double value) {
    return Math.rint(value) == value && Math.abs(value) < Long.MAX_VALUE
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
