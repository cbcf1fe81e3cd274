package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1, 01",
    "f, 0f",
    "0F, 0f",
    "7f, 7f",
    "80, 80",
    "0080, 80",
    "ff, ff",
    "100, 0100",
    "7fffffffffffffffffffffffffffffffffffffff, 7fffffffffffffffffffffffffffffffffffffff",
    "ABCDEFabcdef, abcdefabcdef",
  })
  void isWrittenInWholeOctetsWithoutSign(String hex, String written) {
    assertThat(SerialNumber.ofHex(hex).hex()).isEqualTo(written);
    assertThat(SerialNumber.ofHex(written)).isEqualTo(SerialNumber.ofHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "-1",
        "+1",
        "0x1",
        "g",
        " 1",
        "1:2",
        "١",
        "8000000000000000000000000000000000000000",
        "10000000000000000000000000000000000000000"
      })
  void isPositiveAndAtMostTwentyOctets(String hex) {
    assertThatThrownBy(() -> SerialNumber.ofHex(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysHowManyBitsWereTooMany() {
    assertThatThrownBy(() -> new SerialNumber(BigInteger.ONE.shiftLeft(159)))
        .hasMessage("serial number has 160 bits; at most 159 are allowed");
  }
}
