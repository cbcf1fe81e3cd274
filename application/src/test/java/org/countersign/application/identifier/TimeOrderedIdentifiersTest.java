package org.countersign.application.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.MovableClock;
import org.junit.jupiter.api.Test;

final class TimeOrderedIdentifiersTest {

  /** The moment of the example in RFC 9562, appendix A.6. */
  private static final Instant EXAMPLE = Instant.ofEpochMilli(0x017F22E279B0L);

  private final MovableClock clock = new MovableClock(EXAMPLE);
  private final TimeOrderedIdentifiers identifiers =
      new TimeOrderedIdentifiers(clock, new SecureRandom());

  @Test
  void areOfVersionSevenAndTheRfcsVariant() {
    for (int i = 0; i < 1000; i++) {
      UUID id = identifiers.get();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void beginWithTheMillisecond() {
    assertThat(identifiers.get().toString()).startsWith("017f22e2-79b0-7");
  }

  @Test
  void sortAsTextByTheTimeInWhichTheyWereMade() {
    String before = "";
    for (int i = 0; i < 1000; i++) {
      String id = identifiers.get().toString();
      assertThat(id).isGreaterThan(before);
      before = id;
      clock.moveBy(Duration.ofMillis(1));
    }
  }

  @Test
  void differWithinAMillisecond() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(identifiers.get());
    }
    assertThat(ids).hasSize(10_000);
  }
}
