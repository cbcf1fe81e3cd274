package org.countersign.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest(name = "{0}: TTL {1}, longest validity {2}")
  @CsvSource({
    "7776000s, PT7776000S, PT7776000S",
    "1s, PT1S, PT1S",
    "90min, PT90M, PT90M",
    "12m, PT12M, PT8640H",
    "24h, PT24H, PT24H",
    "1.5d, PT36H, PT36H",
    "2w, PT336H, PT336H",
    "1mo, PT720H, PT720H",
    "1y, PT8760H, PT8760H",
    "100y, PT876000H, PT876000H",
    "0.5h, PT30M, PT30M",
    "1.9s, PT1S, PT1S",
    "0090d, PT2160H, PT2160H",
  })
  void reads(String text, Duration ttl, Duration max) {
    assertThat(DurationText.ttl(text).length()).contains(ttl);
    assertThat(DurationText.policyMax(text).length()).contains(max);
    assertThat(DurationText.ttl(text).error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "90",
        "d",
        "90 d",
        " 90d",
        "90d ",
        "90D",
        "90days",
        "1e3d",
        "1.d",
        ".5d",
        "1,5d",
        "+1d",
        "90dd",
        "٣d",
        "100.1y",
        "999999999999y",
        "1111111111111s",
        "1.1111111111d",
        "1m1d"
      })
  void tellsTheGrammarForWhatIsNoDuration(String text) {
    assertThat(DurationText.ttl(text).error())
        .contains(
            "TTL must be a positive number followed by a unit: s, m or min (minutes), h, d, w, mo"
                + " (30 days) or y (365 days), such as '90d' or '1.5h'; at most 100y");
    assertThat(DurationText.policyMax(text).length()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "-1d", "-0.5h", "0.9s", "0.0000001d"})
  void refusesWhatIsNotPositive(String text) {
    assertThat(DurationText.ttl(text).error()).contains("TTL must be a positive number");
    assertThat(DurationText.policyMax(text).error())
        .contains("Max validity must be in format like '365d', '12m', '1y', or '24h'");
  }

  @Test
  void aCenturyIsTheLongest() {
    assertThat(DurationText.policyMax("36500d").length()).contains(DurationText.LONGEST);
    assertThat(DurationText.policyMax("3153600001s").error())
        .contains("Max validity cannot exceed 100 years");
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "P365D, 365d",
    "PT24H, 1d",
    "PT36H, 36h",
    "PT90M, 90min",
    "PT90S, 90s",
    "PT1S, 1s",
    "P36500D, 36500d"
  })
  void writesTheLargestWholeUnit(Duration length, String text) {
    assertThat(DurationText.of(length)).isEqualTo(text);
    assertThat(DurationText.ttl(text).length()).contains(length);
    assertThat(DurationText.policyMax(text).length()).contains(length);
  }
}
