package org.countersign.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoginFailuresTest {

  private static final Instant LAST = Instant.parse("2030-01-02T03:04:05Z");

  @ParameterizedTest(name = "{0} failures, {1} seconds after the last")
  @CsvSource({
    "2, 0, 0",
    "3, 0, 30",
    "3, 29, 1",
    "3, 31, 0",
    "4, 0, 60",
    "50, 0, 300",
    // The clock was set back, by less than the longest lockout and by more.
    "3, -100, 30",
    "50, -300, 300",
    "50, -301, 0",
  })
  void lockForAsLongAsTheirNumberSays(int count, long secondsAfter, long lockedSeconds) {
    LoginFailures failures = new LoginFailures("0".repeat(64), count, LAST);

    assertThat(failures.lockedFor(LAST.plusSeconds(secondsAfter)))
        .isEqualTo(Duration.ofSeconds(lockedSeconds));
  }
}
