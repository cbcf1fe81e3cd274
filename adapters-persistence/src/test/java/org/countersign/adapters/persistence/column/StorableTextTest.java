package org.countersign.adapters.persistence.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

  @Test
  void isTheSameTextWhereADatabaseCanHoldIt() {
    String text = "\u0001 \u00fc \u20ac \ud83d\udd11 \uffff";

    assertThat(StorableText.of(text)).isSameAs(text);
  }

  @Test
  void hasAReplacementForNulAndUnpairedSurrogates() {
    assertThat(StorableText.of("a\u0000b")).isEqualTo("a\ufffdb");
    assertThat(StorableText.of("\udd11\ud83d")).isEqualTo("\ufffd\ufffd");
    assertThat(StorableText.of("\ud83d\udd11\ud83d")).isEqualTo("\ud83d\udd11\ufffd");
  }
}
