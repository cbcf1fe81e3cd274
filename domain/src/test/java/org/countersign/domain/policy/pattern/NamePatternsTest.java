package org.countersign.domain.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.countersign.domain.policy.NameSamples;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamePatternsTest {

  private static final int TRIES = 3_000;

  @ParameterizedTest
  @EnumSource(names = {"DNS_NAME", "EMAIL", "URI", "IP_ADDRESS"})
  void findTheFirstThatMatchesOrDeniesAsTryingThemInTurnDoes(GeneralNameKind kind) {
    Random random = new Random(20240302);
    int found = 0;
    for (int i = 0; i < TRIES; i++) {
      List<NamePattern> patterns = patterns(kind, random);
      NamePatterns all = new NamePatterns(patterns);
      SubjectAlternativeName name = pick(NameSamples.names(kind), random);

      OptionalInt match = first(patterns, name, NamePattern::matches);
      assertThat(all.firstMatch(name)).as("%s in %s", name, patterns).isEqualTo(match);
      assertThat(all.firstDenial(name))
          .as("%s in %s", name, patterns)
          .isEqualTo(first(patterns, name, NamePattern::denies));
      found += match.isPresent() ? 1 : 0;
    }
    assertThat(found).as("matches").isBetween(TRIES / 10, TRIES - TRIES / 10);
  }

  private static List<NamePattern> patterns(GeneralNameKind kind, Random random) {
    List<NamePattern> patterns = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      patterns.add(NamePattern.of(kind, pick(NameSamples.patterns(kind), random)).orElseThrow());
    }
    return patterns;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static OptionalInt first(
      List<NamePattern> patterns,
      SubjectAlternativeName name,
      BiPredicate<NamePattern, SubjectAlternativeName> test) {
    return IntStream.range(0, patterns.size())
        .filter(i -> test.test(patterns.get(i), name))
        .findFirst();
  }

  @ParameterizedTest
  @EnumSource(names = {"DNS_NAME", "EMAIL", "URI", "IP_ADDRESS"})
  void holdNoNameOfAnotherKind(GeneralNameKind kind) {
    NamePatterns anything = new NamePatterns(List.of(NamePattern.of(kind, "*").orElseThrow()));

    for (GeneralNameKind other : NameSamples.KINDS) {
      for (SubjectAlternativeName name : NameSamples.names(other)) {
        assertThat(anything.firstMatch(name).isPresent()).isEqualTo(other == kind);
        assertThat(anything.firstDenial(name).isPresent()).isEqualTo(other == kind);
      }
    }
  }
}
