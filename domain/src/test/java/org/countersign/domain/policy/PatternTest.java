package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

  @ParameterizedTest(name = "''{0}'' against ''{1}'': {2}")
  @CsvSource({
    "'', '', true",
    "'', a, false",
    "*, '', true",
    "**, '', true",
    "*, anything.at-all, true",
    "a*, a, true",
    "a*, ba, false",
    "*a, ba, true",
    "a*a, a, false",
    "a*a, aa, true",
    "a*b*a, aba, true",
    "a*b*a, aab, false",
    "*.example, .example, true",
    "*.example, a.b.example, true",
    "*.example, example, false",
    "*ab*ab*, aab-ab, true",
    "*ab*ab*, aab, false",
    "*aab*, aaab, true",
    "a?c, abc, false",
    "a?c, a?c, true",
    "[ab], a, false",
    "a.c, abc, false",
    "\\*, '\\', true",
    "A, a, false",
  })
  void matchesLiterallyButForTheStar(String pattern, String text, boolean expected) {
    assertThat(Pattern.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void agreesWithARegularExpressionOnRandomTexts() {
    Random random = new Random(20240229);
    for (int i = 0; i < 50_000; i++) {
      String pattern = randomText(random, "ab*", 8);
      String text = randomText(random, "ab", 12);
      String regex = pattern.replace("*", ".*");
      assertThat(Pattern.of(pattern).matches(text))
          .as("'%s' against '%s'", pattern, text)
          .isEqualTo(text.matches(regex));
    }
  }

  private static String randomText(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** A backtracking matcher would not end, a naive search take 10^10 steps. */
  @Test
  void takesLinearTimeWhateverThePattern() {
    String text = "a".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(Pattern.of("*a".repeat(1000) + "b*").matches(text)).isFalse();
          assertThat(Pattern.of("*" + "a".repeat(100_000) + "b*").matches(text)).isFalse();
          assertThat(Pattern.of("*" + "a".repeat(100_000) + "*").matches(text)).isTrue();
        });
  }
}
