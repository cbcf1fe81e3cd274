package org.countersign.domain.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void aPlusThatIsAWholeLabelIsOneLabelAndNoWildcard() {
    Random random = new Random(20240305);
    int matched = 0;
    for (int i = 0; i < 100_000; i++) {
      String pattern = randomText(random, "a.+*", 8);
      String text = randomText(random, "aa..+*", 8);
      boolean expected = text.matches(labelsAsRegex(pattern));
      assertThat(Pattern.ofDnsNames(pattern).matches(text))
          .as("'%s' against '%s'", pattern, text)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isGreaterThan(1_000);
  }

  private static String labelsAsRegex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '+' -> isWholeLabel(pattern, i) ? "[^.*]+" : "[+]";
            default -> "[" + c + "]";
          });
    }
    return regex.toString();
  }

  private static boolean isWholeLabel(String pattern, int i) {
    return (i == 0 || pattern.charAt(i - 1) == '.')
        && (i == pattern.length() - 1 || pattern.charAt(i + 1) == '.');
  }

  private static String randomText(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void findsTheLabelThatAWildcardCouldStandForAsTryingThemAllDoes() {
    Random random = new Random(20240301);
    List<String> labels = labels();
    for (int i = 0; i < 20_000; i++) {
      String written = randomText(random, "ab.*+", 7);
      if (hasPlusInALabel(written)) {
        continue;
      }
      Pattern pattern = Pattern.ofDnsNames(written);
      String rest = "." + randomText(random, "ab.", 4);
      boolean expected = labels.stream().anyMatch(label -> pattern.matches(label + rest));
      assertThat(pattern.matchesSomeLabelBefore(rest))
          .as("%s before '%s'", written, rest)
          .isEqualTo(expected);
    }
  }

  /** No label has one, so that it would stand for nothing. */
  private static boolean hasPlusInALabel(String pattern) {
    return IntStream.range(0, pattern.length())
        .anyMatch(i -> pattern.charAt(i) == '+' && !isWholeLabel(pattern, i));
  }

  /** All that the patterns here can tell apart: they have seven letters at most. */
  private static List<String> labels() {
    List<String> labels = new ArrayList<>(List.of("a", "b"));
    for (int i = 0; labels.get(i).length() < 7; i++) {
      labels.add(labels.get(i) + "a");
      labels.add(labels.get(i) + "b");
    }
    return labels;
  }

  static Stream<Arguments> adversaries() {
    return Stream.of(
        adversary("many stars", n -> "*a".repeat(n / 20) + "b*", n -> "a".repeat(n)),
        adversary("a long piece", n -> "*" + "a".repeat(n / 2) + "b*", n -> "a".repeat(n)),
        adversary("nearly periodic", n -> "*" + "ab".repeat(n / 4) + "b*", n -> "ab".repeat(n / 2)),
        adversary(
            "a piece that nearly fits everywhere",
            n -> "*" + "a".repeat(n / 4) + "b" + "a".repeat(n / 4) + "*",
            n -> ("a".repeat(n / 4) + "c").repeat(4)),
        adversary("stars alone", "*"::repeat, "a"::repeat));
  }

  private static Arguments adversary(
      String name, IntFunction<String> pattern, IntFunction<String> text) {
    return argumentSet(name, pattern, text);
  }

  /** A backtracking matcher would not end, a naive search take 10^10 steps. */
  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("adversaries")
  void takesLinearTimeWhateverThePattern(IntFunction<String> pattern, IntFunction<String> text) {
    int characters = 400_000;
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> Pattern.of(pattern.apply(characters)).matches(text.apply(characters)));

    CountedText counted = new CountedText(text.apply(characters), 3L * characters);
    Pattern.of(pattern.apply(characters)).holdsInOrder(1, counted, 0, counted.length());
  }

  /** A text of which so many characters may be looked at and no more. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private long readsLeft;

    CountedText(String text, long reads) {
      this.text = text;
      this.readsLeft = reads;
    }

    @Override
    public char charAt(int index) {
      if (readsLeft-- == 0) {
        throw new AssertionError("more work than the length of the text warrants");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException();
    }
  }
}
