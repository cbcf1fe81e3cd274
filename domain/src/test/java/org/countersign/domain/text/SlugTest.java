package org.countersign.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "tls-server, tls-server",
    "TLS Server, tls-server",
    "INTERNAL, internal",
    "'  Büro — Straße/7 ', buro-stra-e-7",
    "İstanbul, istanbul",
    "a__b..c, a-b-c",
    "--a--, a",
  })
  void isMadeOfAName(String name, String slug) {
    assertThat(Slug.of(name)).contains(slug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!!", "日本語", "-"})
  void isNotMadeOfNothing(String name) {
    assertThat(Slug.of(name)).isEmpty();
  }

  @ParameterizedTest(name = "{0} characters: {1}")
  @CsvSource({"0, false", "1, true", "255, true", "256, false"})
  void hasUpTo255Characters(int length, boolean expected) {
    assertThat(Slug.isSlug("a".repeat(length))).isEqualTo(expected);
    assertThat(Slug.of("a".repeat(length)).isPresent()).isEqualTo(expected);
  }
}
