package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.Refusals.textOf;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.audit.Origin;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final RateLimits limits =
      new RateLimits(OptionalInt.of(3), OptionalInt.of(60), this::nanoTime);

  /** From an origin that makes it negative, as that of the system may. */
  private long nanoTime() {
    return Duration.between(Instant.parse("2200-01-01T00:00:00Z"), installation.clock.instant())
        .toNanos();
  }

  @Test
  void letsAWholeMinutesLoginsComeAtOnceAndThenOneByOne() {
    for (int i = 0; i < 3; i++) {
      limits.countLogin(Origin.of("192.0.2.1", null));
    }
    assertThat(textOf(() -> limits.countLogin(Origin.of("192.0.2.1", null))))
        .isEqualTo("RATE_LIMITED: Rate limit exceeded. Please try again in 20 seconds");
    installation.clock.moveBy(Duration.ofSeconds(19));
    assertThatThrownBy(() -> limits.countLogin(Origin.of("192.0.2.1", null)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.retryAfterSeconds()).hasValue(1));
    installation.clock.moveBy(Duration.ofSeconds(1));
    limits.countLogin(Origin.of("192.0.2.1", null));
    assertThat(textOf(() -> limits.countLogin(Origin.of("192.0.2.1", null))))
        .endsWith("in 20 seconds");
  }

  @Test
  void countsEachClientByItself() {
    for (int i = 0; i < 3; i++) {
      limits.countLogin(Origin.of("192.0.2.1", null));
      limits.countLogin(Origin.of("2001:db8::" + i, null));
    }
    limits.countLogin(Origin.of("192.0.2.2", null));
    assertThat(textOf(() -> limits.countLogin(Origin.of("2001:db8::f", null))))
        .startsWith("RATE_LIMITED");
  }

  @Test
  void forgetsWhoRested() {
    for (int minute = 0; minute < 3; minute++) {
      for (int i = 0; i < 3; i++) {
        limits.countLogin(Origin.of("192.0.2.1", null));
      }
      installation.clock.moveBy(Duration.ofSeconds(61));
    }
  }

  @Test
  void countsIssuingByIdentity() {
    Caller one = installation.anAdmin();
    for (int i = 0; i < 60; i++) {
      limits.countIssuing(one);
    }
    assertThat(textOf(() -> limits.countIssuing(one))).endsWith("in 1 seconds");
    limits.countIssuing(installation.anAdmin());
  }

  @Test
  void limitsNothingWhereNothingIsSet() {
    RateLimits none = new RateLimits(OptionalInt.empty(), OptionalInt.empty(), this::nanoTime);
    Caller caller = installation.anAdmin();
    assertThatCode(
            () -> {
              for (int i = 0; i < 1000; i++) {
                none.countLogin(Origin.of("192.0.2.1", null));
                none.countIssuing(caller);
              }
            })
        .doesNotThrowAnyException();
  }
}
