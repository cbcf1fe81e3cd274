package org.countersign.distribution.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text format, and what a histogram says in it. */
class PrometheusTextTest {

  @Test
  void countsInEachBucketWhatIsNoMoreThanItsBound() {
    Histogram histogram = new Histogram(new long[] {1_000, 2_000}, 1_000);
    for (long measured : new long[] {1, 1_000, 1_001, 2_001}) {
      histogram.record(measured);
    }

    PrometheusText text = new PrometheusText();
    histogram.writeTo(text, "time_seconds", "step=\"sign\"");

    assertThat(text)
        .hasToString(
            """
            time_seconds_bucket{step="sign",le="1"} 2
            time_seconds_bucket{step="sign",le="2"} 3
            time_seconds_bucket{step="sign",le="+Inf"} 4
            time_seconds_sum{step="sign"} 4.003
            time_seconds_count{step="sign"} 4
            """);
  }

  @Test
  void writesTheFamilyThenItsSamples() {
    Counter counter = new Counter("logins_total", "Logins.", "outcome", "accepted");
    counter.add("refused");
    counter.add("refused");

    PrometheusText text = new PrometheusText();
    counter.writeTo(text);

    assertThat(text)
        .hasToString(
            """
            # HELP logins_total Logins.
            # TYPE logins_total counter
            logins_total{outcome="accepted"} 0
            logins_total{outcome="refused"} 2
            """);
  }

  @Test
  void escapesTheValueOfALabel() {
    assertThat(PrometheusText.label("name", "a \"b\" \\ c\nd"))
        .isEqualTo("name=\"a \\\"b\\\" \\\\ c\\nd\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0001, 0.0001",
    "0.00025, 0.00025",
    "1234567890123, 1234567890123",
    "2.5, 2.5"
  })
  void writesNumbersWithoutExponent(double value, String text) {
    assertThat(PrometheusText.number(value)).isEqualTo(text);
  }
}
