package org.countersign.distribution.telemetry;

import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A number that only grows, for each value of one label. The values are of a known set: a series is
 * never forgotten.
 */
final class Counter {

  private final String name;
  private final String help;
  private final String label;
  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  /**
   * @param name ends in {@code _total}
   */
  Counter(String name, String help, String label, String... knownValues) {
    this.name = name;
    this.help = help;
    this.label = label;
    // A rate can be taken of what is there before it first happens.
    for (String value : knownValues) {
      count(value);
    }
  }

  void add(String value) {
    count(value).increment();
  }

  private LongAdder count(String value) {
    LongAdder known = counts.get(value);
    return known == null ? counts.computeIfAbsent(value, unseen -> new LongAdder()) : known;
  }

  void writeTo(PrometheusText text) {
    text.family(name, "counter", help);
    counts.forEach(
        (value, count) -> text.sample(name, PrometheusText.label(label, value), count.sum()));
  }
}
