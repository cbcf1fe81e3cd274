package org.countersign.application.port.job;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringJobTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Survey",
        "weak moduli",
        "-weak",
        "a-name-that-is-longer-than-forty-characters"
      })
  void refusesANameThatIsNone(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecurringJob(name, Duration.ofSeconds(1), () -> {}));
  }

  @Test
  void refusesToRunWithoutAPause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecurringJob("survey", Duration.ZERO, () -> {}))
        .withMessage("the interval of the job survey is PT0S; it must be positive");
  }
}
