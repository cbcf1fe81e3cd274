package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.domain.x509.SerialNumber;
import org.junit.jupiter.api.Test;

/** What every source of serial numbers does. */
public interface SerialNumbersContract {

  int DRAWN = 2000;

  SerialNumbers serialNumbers();

  private List<BigInteger> drawn() {
    return Stream.generate(serialNumbers()::next).limit(DRAWN).map(SerialNumber::value).toList();
  }

  @Test
  default void givesPositiveNumbersOfTwentyOctets() {
    assertThat(drawn())
        .allMatch(value -> value.signum() > 0)
        .allMatch(value -> value.toByteArray().length == 20);
  }

  @Test
  default void givesNoNumberTwice() {
    assertThat(drawn()).doesNotHaveDuplicates();
  }

  /** A fair bit leaves a band of 10 standard deviations around the half once in 10^23 runs. */
  @Test
  default void givesAtLeast151RandomBits() {
    List<BigInteger> drawn = drawn();
    double allowed = 10 * Math.sqrt(DRAWN) / 2;
    long randomBits =
        Stream.iterate(0, bit -> bit + 1)
            .limit(SerialNumber.MAX_BITS)
            .filter(bit -> Math.abs(ones(drawn, bit) - DRAWN / 2.0) < allowed)
            .count();
    assertThat(randomBits).isGreaterThanOrEqualTo(151);
  }

  private static long ones(List<BigInteger> drawn, int bit) {
    return drawn.stream().filter(value -> value.testBit(bit)).count();
  }
}
