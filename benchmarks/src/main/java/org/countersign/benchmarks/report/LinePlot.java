package org.countersign.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines over a few named places on the x axis, as SVG 1.1. */
public final class LinePlot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 220;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int GRID_LINES = 5;
  private static final int LEGEND_STEP = 20;

  /** Told apart by those who see no red and green, too (Okabe and Ito). */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");

  private final String title;
  private final String xLabel;
  private final List<String> places;
  private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();

  /**
   * @param places on the x axis, from the left
   */
  public LinePlot(String title, String xLabel, List<String> places) {
    this.title = title;
    this.xLabel = xLabel;
    this.places = List.copyOf(places);
  }

  /** Adds a point to a line. */
  public LinePlot point(String line, String place, double value) {
    if (!places.contains(place)) {
      throw new IllegalArgumentException("'" + place + "' is not on the x axis, " + places);
    }
    series.computeIfAbsent(line, name -> new LinkedHashMap<>()).put(place, value);
    return this;
  }

  public String svg() {
    double top = ceiling();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(text(LEFT, TOP - 18, "start", title));
    for (int i = 0; i <= GRID_LINES; i++) {
      svg.append(gridLine(top * i / GRID_LINES, top));
    }
    for (String place : places) {
      svg.append(text(x(place), HEIGHT - BOTTOM + 20, "middle", place));
    }
    svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", xLabel));
    int number = 0;
    for (Map.Entry<String, Map<String, Double>> line : series.entrySet()) {
      svg.append(line(line.getKey(), line.getValue(), number++, top));
    }
    return svg.append("</svg>\n").toString();
  }

  private String gridLine(double value, double top) {
    return "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#ddd\"/>\n"
            .formatted(LEFT, WIDTH - RIGHT, number(y(value, top)), number(y(value, top)))
        + text(LEFT - 8, y(value, top) + 4, "end", String.format(Locale.ROOT, "%.0f", value));
  }

  private String line(String name, Map<String, Double> points, int number, double top) {
    String colour = COLOURS.get(number % COLOURS.size());
    String path =
        points.entrySet().stream()
            .map(point -> number(x(point.getKey())) + "," + number(y(point.getValue(), top)))
            .collect(Collectors.joining(" "));
    Stream<String> dots =
        points.entrySet().stream()
            .map(
                point ->
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>\n"
                        .formatted(
                            number(x(point.getKey())), number(y(point.getValue(), top)), colour));
    int legend = TOP + number * LEGEND_STEP;
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(path, colour)
        + dots.collect(Collectors.joining())
        + "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>\n"
            .formatted(WIDTH - RIGHT + 20, legend, colour)
        + text(WIDTH - RIGHT + 38, legend + 6, "start", name);
  }

  /** The least 1, 2 or 5 times a power of ten that no value is above. */
  private double ceiling() {
    double largest =
        series.values().stream()
            .flatMap(points -> points.values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1))));
    return Stream.of(1, 2, 5, 10)
        .mapToDouble(factor -> factor * power)
        .filter(value -> value >= largest)
        .findFirst()
        .orElse(largest);
  }

  private double x(String place) {
    double step = (double) (WIDTH - LEFT - RIGHT) / places.size();
    return LEFT + step * (places.indexOf(place) + 0.5);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(double x, double y, String anchor, String content) {
    String escaped = content.replace("&", "&amp;").replace("<", "&lt;");
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
        .formatted(number(x), number(y), anchor, escaped);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
