package org.countersign.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2030-01-31,2030-01-31T00:00:00Z",
    "2030-01-31T10:20,2030-01-31T10:20:00Z",
    "2030-01-31T10:20Z,2030-01-31T10:20:00Z",
    "2030-01-31T10:20:30,2030-01-31T10:20:30Z",
    "2030-01-31T10:20:30Z,2030-01-31T10:20:30Z",
    "2030-01-31T10:20:30.5Z,2030-01-31T10:20:30.500Z",
    "2030-01-31T10:20:30+05:45,2030-01-31T04:35:30Z",
    "2030-01-31T10:20:30.123-08:00,2030-01-31T18:20:30.123Z",
    "2028-02-29,2028-02-29T00:00:00Z",
    "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z",
    "0001-01-01,0001-01-01T00:00:00Z"
  })
  void readsDatesAndDateTimes(String text, Instant moment) {
    assertThat(Timestamps.parse(text)).contains(moment);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2030",
        "2030-02-29",
        "2030-13-01",
        "2030-1-1",
        "2030-01-01T24:30:00Z",
        "2030-01-01T10:20:60Z",
        "2030-01-01 10:20:30",
        "2030-01-01T10:20:30+19:00",
        "2030-01-01T10:20:30z",
        "20300101",
        "+12030-01-01",
        "0000-01-01",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00",
        "٢٠٣٠-01-01",
        "1893456000"
      })
  void refusesEverythingElse(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }
}
