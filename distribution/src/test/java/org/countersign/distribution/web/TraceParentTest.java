package org.countersign.distribution.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void readsTheTraceAndTheSpanOfTheCaller() {
    assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-01"))
        .contains(new TraceParent(TRACE, SPAN));
  }

  @Test
  void readsALaterVersionThatHasMore() {
    assertThat(TraceParent.read("cc-" + TRACE + "-" + SPAN + "-01-what-the-future"))
        .contains(new TraceParent(TRACE, SPAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-01-",
        "cc-" + TRACE + "-" + SPAN + "-01more",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN,
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + TRACE + "0-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01\n",
        "00_" + TRACE + "_" + SPAN + "_01"
      })
  void takesNoTraceFromAnotherForm(String header) {
    assertThat(TraceParent.read(header)).isEmpty();
  }
}
