package org.countersign.adapters.persistence.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000001Z, 1",
    "1969-12-31T23:59:59.999999Z, -1",
    "2030-01-01T00:00:00.123456Z, 1893456000123456",
    "9999-12-31T23:59:59Z, 253402300799000000"
  })
  void areMicrosecondsSince1970(Instant moment, long micros) {
    assertThat(Moments.toMicros(moment)).isEqualTo(micros);
    assertThat(Moments.ofMicros(micros)).isEqualTo(moment);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2030-01-01T00:00:00.123456999Z, 2030-01-01T00:00:00.123456Z",
    "2030-01-01T00:00:00.000000999Z, 2030-01-01T00:00:00Z"
  })
  void loseWhatIsBelowAMicrosecond(Instant moment, Instant kept) {
    assertThat(Moments.ofMicros(Moments.toMicros(moment))).isEqualTo(kept);
  }

  @Test
  void takeMomentsOutOfReachForTheLastOnes() {
    assertThat(Moments.toMicros(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Moments.toMicros(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
  }
}
