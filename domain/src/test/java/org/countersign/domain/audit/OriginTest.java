package org.countersign.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {

  @Test
  void keepsWhatIsPrintable() {
    Origin origin = Origin.of("2001:db8::1%eth0", "curl/8.5.0 (x86_64; \"quoted\")");

    assertThat(origin.address()).contains("2001:db8::1%eth0");
    assertThat(origin.userAgent()).contains("curl/8.5.0 (x86_64; \"quoted\")");
  }

  @Test
  void writesNoLinesAndNoEscapesOfAClientsOwn() {
    assertThat(Origin.of(null, "a\r\nb\u001b[31m\u0000\u00e9\u202e\ud83d\ude00~ ").userAgent())
        .contains("a??b?[31m?????~ ");
  }

  @Test
  void keepsNoMoreOfAUserAgentThanItsBeginning() {
    assertThat(Origin.of(null, "x".repeat(201)).userAgent()).contains("x".repeat(200));
  }

  @Test
  void isNothingWhereNothingIsKnown() {
    assertThat(Origin.of(null, null)).isEqualTo(Origin.NONE);
  }
}
