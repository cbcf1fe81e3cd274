package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00.999Z");

  @Test
  void isInWholeSeconds() {
    Validity validity = Validity.startingAt(START, Duration.ofDays(1));

    assertThat(validity.notBefore()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(validity.notAfter()).isEqualTo("2030-01-02T00:00:00Z");
    assertThat(validity.length()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void bothEndsArePartOfIt() {
    Validity validity = Validity.startingAt(START, Duration.ofDays(1));

    assertThat(validity.contains(validity.notBefore())).isTrue();
    assertThat(validity.contains(validity.notAfter())).isTrue();
    assertThat(validity.contains(validity.notBefore().minusSeconds(1))).isFalse();
    assertThat(validity.contains(validity.notAfter().plusSeconds(1))).isFalse();
    assertThat(validity.encloses(validity)).isTrue();
    assertThat(validity.encloses(Validity.startingAt(START, Duration.ofDays(2)))).isFalse();
  }

  @Test
  void beginsBeforeItEnds() {
    assertThatThrownBy(() -> new Validity(START, START))
        .hasMessage("notBefore must be earlier than notAfter");
    assertThat(new Validity(START, START.plusMillis(1)).length()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void endsWithTheYear9999() {
    Instant last = Validity.LAST_MOMENT;

    assertThat(new Validity(START, last).notAfter()).isEqualTo(last);
    assertThatThrownBy(() -> new Validity(START, last.plusSeconds(1)))
        .hasMessage("notAfter is after 9999-12-31T23:59:59Z");
  }
}
