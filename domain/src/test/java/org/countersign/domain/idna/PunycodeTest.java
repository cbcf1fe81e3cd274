package org.countersign.domain.idna;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "-> $1.00 <-, -> $1.00 <--",
    "ü, tda",
    "😀a, a-iv3s",
    "'', ''",
  })
  void writesTheSamplesOfTheRfcAndReadsThemBack(String text, String encoded) {
    assertThat(Punycode.encode(text)).isEqualTo(encoded);
    assertThat(Punycode.decode(encoded)).contains(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "z, an integer that does not end",
    "99999999, too large",
    "!, no digit",
    "a-ö, not ASCII",
    "ib9b, U+D800",
    "en32g, U+110000",
  })
  void refusesWhatEncodesNothing(String encoded, String why) {
    assertThat(Punycode.decode(encoded)).as(why).isEmpty();
  }

  @Test
  void readsTheLastCodePoint() {
    assertThat(Punycode.decode("dn32g")).contains(Character.toString(Character.MAX_CODE_POINT));
  }
}
