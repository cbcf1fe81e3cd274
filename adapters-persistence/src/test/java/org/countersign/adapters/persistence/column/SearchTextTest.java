package org.countersign.adapters.persistence.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @Test
  void holdsOneValueALineInLowerCaseWhateverTheLocale() {
    assertThat(SearchText.of(Stream.of("INFO.Example", "a\nb"))).isEqualTo("info.example\na b");
  }

  @ParameterizedTest(name = "''{0}''")
  @CsvSource({
    "plain, %plain%",
    "PLAIN, %plain%",
    "100%, %100!%%",
    "a_b, %a!_b%",
    "wow!, %wow!!%",
    "c\\d, %c\\d%",
    "'', %%"
  })
  void looksForTextLiterally(String text, String pattern) {
    assertThat(SearchText.pattern(text)).isEqualTo(pattern);
  }

  @Test
  void isCutToWhatAnIndexTakesBetweenCharacters() {
    String keys = "\ud83d\udd11".repeat(300);

    assertThat(SearchText.indexed(keys)).isEqualTo("\ud83d\udd11".repeat(255));
    assertThat(SearchText.indexed("x".repeat(255))).hasSize(255);
    assertThat(SearchText.indexed("x".repeat(256))).hasSize(255);
  }

  @Test
  void hasNoNul() {
    assertThat(SearchText.of(Stream.of("a\u0000b"))).isEqualTo("a\ufffdb");
    assertThat(SearchText.pattern("\u0000")).isEqualTo("%\ufffd%");
  }
}
