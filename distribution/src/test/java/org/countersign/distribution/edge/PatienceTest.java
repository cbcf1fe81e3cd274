package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

  @ParameterizedTest
  @CsvSource({"0,10000", "250,10500", "500,11000", "9999,29998", "10000,30000", "1048576,30000"})
  void givesABodyMoreTimeTheMoreOfItComes(long octets, long millis) {
    assertThat(Patience.body(octets)).isEqualTo(Duration.ofMillis(millis));
  }
}
