package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexadecimalTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "9a:1b:2c:3d:4e:5f:60:71:82:93,9a1b2c3d4e5f60718293",
    "9A:1B:2C:3D:4E:5F:60:71:82:93,9a1b2c3d4e5f60718293",
    "00:9a:1b:2c:3d:4e:5f:60:71:82:93,9a1b2c3d4e5f60718293",
    "009A1B2C3D4E5F60718293,9a1b2c3d4e5f60718293",
    "0x9a1b2c3d4e5f60718293,9a1b2c3d4e5f60718293",
    "0X009A1B2C3D4E5F60718293,9a1b2c3d4e5f60718293",
    "serial=9A1B2C3D4E5F60718293,9a1b2c3d4e5f60718293",
    "Serial Number: 9a:1b:2c:3d:4e:5f:60:71:82:93,9a1b2c3d4e5f60718293",
    "serial:9a1b2c3d4e5f60718293,9a1b2c3d4e5f60718293",
    "9a 1b 2c 3d 4e 5f 60 71 82 93,9a1b2c3d4e5f60718293",
    "9A-1B-2C-3D-4E-5F-60-71-82-93,9a1b2c3d4e5f60718293",
    "' 9a1b2c3d4e5f60718293 ',9a1b2c3d4e5f60718293",
    "SHA256 Fingerprint=9A:1B:2C:3D:4E:5F:60:71,9a1b2c3d4e5f6071",
    "sha1:9a1b2c3d4e5f60718293,9a1b2c3d4e5f60718293",
    "0a:1b:2c:3d:4e:5f:60:71,a1b2c3d4e5f6071",
    "9A:1B,9a1b",
    "00:1B,001b",
    "0x1,1",
  })
  void isFoundAsItIsKept(String text, String searched) {
    assertThat(HexadecimalText.searched(text)).contains(searched);
    assertThat(HexadecimalText.searched(searched)).isEmpty();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {"", " ", "0x", ":", "www.example.com", "a:g", "serial=", "Acme Corp", "1٢", "12%"})
  void isAnythingElse(String text) {
    assertThat(HexadecimalText.searched(text)).isEmpty();
    assertThat(HexadecimalText.digits(text)).isEmpty();
  }

  /** Where text is searched in any case, there is nothing else to look for. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"9a1b2c3d4e5f60718293", "9A1B2C3D4E5F60718293", "001b", "1"})
  void isKeptJustSo(String text) {
    assertThat(HexadecimalText.searched(text)).isEmpty();
    assertThat(HexadecimalText.digits(text)).contains(text.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"00AB:CD,00abcd", "SHA256 Fingerprint=00:0f,000f"})
  void keepsTheZerosOfAHash(String text, String digits) {
    assertThat(HexadecimalText.digits(text)).isEqualTo(Optional.of(digits));
  }
}
