package org.countersign.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapOptionsTest {

  @ParameterizedTest(name = "{0} MiB of memory")
  @CsvSource({"256, 160", "512, 256", "768, 384", "2048, 1024", "24000, 1024"})
  void takesHalfOfTheMemoryWithinBounds(long memoryMib, int heapMib) {
    assertThat(HeapOptions.defaultMib(memoryMib << 20)).isEqualTo(heapMib);
  }

  @Test
  void takesTheHeapOfTheSetting() {
    assertThat(new HeapOptions(List.of(), Set.of()).all(OptionalInt.of(300))).contains("-Xmx300m");
  }

  @Test
  void leavesTheHeapToWhoeverStartedTheJvm() {
    List<String> options = new HeapOptions(List.of("-Xmx222m"), Set.of()).all(OptionalInt.of(300));

    assertThat(options).contains("-Xmx222m").noneMatch(each -> each.matches("-Xms.*|-Xmx300m"));
  }

  @Test
  void leavesTheCollectorToWhoeverStartedTheJvm() {
    List<String> options =
        new HeapOptions(List.of("-XX:+UseZGC"), Set.of()).all(OptionalInt.empty());

    assertThat(options).filteredOn(each -> each.matches("-XX:\\+Use\\w+GC")).hasSize(1);
  }

  @Test
  void doesNotSpeakAgainstTheEnvironment() {
    Set<String> environment = Set.of("-Xmx222m", "-XX:+UseZGC", "-XX:MetaspaceSize=99m");

    List<String> options =
        new HeapOptions(List.copyOf(environment), environment).all(OptionalInt.of(300));

    assertThat(options)
        .isNotEmpty()
        .noneMatch(each -> each.matches("-Xm.*|-XX:\\+Use\\w+GC|-XX:MetaspaceSize.*"));
  }

  @Test
  void passesOnWhatOnlyBeginsAWordOfTheEnvironment() {
    List<String> options =
        new HeapOptions(List.of("-Xmx2g", "-Xmx2gb"), Set.of("-Xmx2gb")).all(OptionalInt.empty());

    assertThat(options).contains("-Xmx2g").doesNotContain("-Xmx2gb");
  }
}
