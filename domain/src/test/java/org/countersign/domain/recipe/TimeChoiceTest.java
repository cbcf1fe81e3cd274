package org.countersign.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.ValidityRule;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeChoiceTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.5Z");

  /** Began a year ago, ends in a hundred days. */
  private static final Validity ISSUER =
      new Validity(Instant.parse("2029-01-01T00:00:00Z"), Instant.parse("2030-04-11T00:00:00Z"));

  private static final Duration MAX = Duration.ofDays(60);

  static Stream<Arguments> times() {
    return Stream.of(
        row("what fits stays", lasting(30), MAX, "PT720H", ""),
        row("exactly the longest stays", lasting(60), MAX, "PT1440H", ""),
        row("longer than the policy permits", lasting(61), MAX, "PT1440H", "60d"),
        row("until the CA's end", lasting(100), null, "PT2400H", ""),
        row("beyond the CA's end", lasting(101), null, "PT2400H", "until 2030-04-11T00:00:00Z"),
        row("beyond both", lasting(400), MAX, "PT1440H", "60d"),
        row("nothing said", RequestedTime.UNSAID, null, "PT2160H", "90d"),
        row("nothing said, and not that long", RequestedTime.UNSAID, MAX, "PT1440H", "60d"),
        row(
            "from a date, too long",
            between("2030-02-01T00:00:00Z", 61),
            MAX,
            "PT1440H",
            "2030-02-01T00:00:00Z until 2030-04-02T00:00:00Z"),
        row(
            "from a date, beyond the CA",
            between("2030-04-01T00:00:00Z", 30),
            null,
            "PT240H",
            "2030-04-01T00:00:00Z until 2030-04-11T00:00:00Z"),
        row(
            "from before the CA's beginning, to an end that stays",
            between("2028-12-31T00:00:00Z", 31),
            null,
            "PT720H",
            "2029-01-01T00:00:00Z until 2029-01-31T00:00:00Z"),
        row(
            "from after the CA's end",
            between("2031-01-01T00:00:00Z", 1),
            null,
            "PT24H",
            "2030-01-01T00:00:00Z until 2030-01-02T00:00:00Z"),
        row(
            "to a date, too long",
            new RequestedTime(Optional.of(Duration.ofDays(61)), Optional.empty(), true),
            MAX,
            "PT1440H",
            "until 2030-03-02T00:00:00Z"));
  }

  private static Arguments row(
      String name, RequestedTime asked, Duration max, String length, String recommended) {
    return Arguments.of(name, asked, Optional.ofNullable(max), Duration.parse(length), recommended);
  }

  private static RequestedTime lasting(int days) {
    return RequestedTime.lasting(Duration.ofDays(days));
  }

  private static RequestedTime between(String notBefore, int days) {
    return new RequestedTime(
        Optional.of(Duration.ofDays(days)), Optional.of(Instant.parse(notBefore)), true);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void times(
      String name,
      RequestedTime asked,
      Optional<Duration> max,
      Duration length,
      String recommended) {
    Optional<ValidityRule> rule =
        max.flatMap(
            longest -> aPolicy().withMaxValidity(longest.toDays() + "d").rules().validity());
    TimeChoice choice = new TimeChoice(asked, rule, Optional.of(ISSUER), NOW);

    assertThat(choice.length()).isEqualTo(length);
    assertThat(choice.recommended().map(TimeChoiceTest::spoken).orElse("")).isEqualTo(recommended);
    boolean told = asked.lifetime().isPresent() && !recommended.isEmpty();
    assertThat(choice.unobtainable().isEmpty()).isEqualTo(!told);
  }

  private static String spoken(RecommendedTime time) {
    return time.ttl()
        .map(ttl -> ttl.toDays() + "d")
        .orElseGet(
            () ->
                time.notBefore().map(start -> start + " ").orElse("")
                    + "until "
                    + time.notAfter().orElseThrow());
  }
}
