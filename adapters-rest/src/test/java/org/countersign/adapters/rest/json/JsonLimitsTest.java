package org.countersign.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit on both of its sides. */
final class JsonLimitsTest {

  static Stream<Arguments> limits() {
    return Stream.of(
        row("depth", nested(32), nested(33), "nests objects and arrays more than 32 deep"),
        row(
            "names and values",
            ones(100_000 - 2),
            ones(100_000 - 1),
            "has more than 100000 names and values"),
        row("digits", "9".repeat(32), "9".repeat(33), "has a number of more than 32 characters"),
        row(
            "digits of a fraction",
            "[1." + "9".repeat(31) + "]",
            "[1." + "9".repeat(32) + "]",
            "has a number of more than 32 characters"),
        row(
            "a name",
            "{\"" + "n".repeat(1024) + "\":1}",
            "{\"" + "n".repeat(1025) + "\":1}",
            "has a name of more than 1024 characters"));
  }

  private static Arguments row(String what, String atTheLimit, String beyond, String message) {
    return Arguments.of(what, atTheLimit, beyond, "JSON in request body " + message);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  /** So many values, in an array that is two more. */
  private static String ones(int count) {
    return "[" + "1,".repeat(count - 1) + "1]";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void readsUpToTheLimitAndNotBeyond(
      String what, String atTheLimit, String beyond, String message) {
    assertThat(Json.read(atTheLimit)).as(what).isNotNull();
    assertThatThrownBy(() -> Json.read(beyond))
        .isInstanceOf(MalformedBody.class)
        .hasMessage(message);
  }

  @Test
  void saysThatAMemberStandsTwice() {
    assertThatThrownBy(() -> Json.read("{\"csr\":\"a\",\"csr\":\"b\"}"))
        .isInstanceOf(MalformedBody.class)
        .hasMessageStartingWith("JSON in request body names a member twice in one object");
  }

  /**
   * Names that hash alike in a sum over the characters times 31 or 33, whatever it begins with.
   * More than once: what one body leaves behind must not be the trouble of the next.
   */
  @RepeatedTest(5)
  void readsNamesThatHashAlike() {
    for (String other : new String[] {"BB", "B@"}) {
      String body =
          IntStream.range(0, 1 << 13)
              .mapToObj(number -> "\"" + alike(number, other) + "\":1")
              .collect(Collectors.joining(",", "{", "}"));
      assertThat(Json.read(body)).hasSize(1 << 13);
    }
  }

  private static String alike(int number, String other) {
    return IntStream.range(0, 13)
        .mapToObj(bit -> (number >> bit & 1) == 1 ? "Aa" : other)
        .collect(Collectors.joining());
  }
}
