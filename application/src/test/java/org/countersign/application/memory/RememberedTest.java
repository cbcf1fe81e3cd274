package org.countersign.application.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

  /** What stands in the database. */
  private volatile String stored = "first";

  private volatile OptionalLong epoch = OptionalLong.of(1);
  private int readings;

  private final Remembered<String, String> remembered =
      new Remembered<>(() -> epoch, value -> !value.startsWith("no "), 3);

  @Test
  void readsOnceAsLongAsNothingChanges() {
    assertThat(get("a")).isEqualTo("first");
    assertThat(get("a")).isEqualTo("first");

    assertThat(readings).isEqualTo(1);
  }

  @Test
  void readsAgainWhenSomethingHasChanged() {
    get("a");

    change("second");

    assertThat(get("a")).isEqualTo("second");
    assertThat(get("a")).isEqualTo("second");
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void readsEachTimeWhenNobodyKnowsWhetherItIsFresh() {
    get("a");

    epoch = OptionalLong.empty();
    stored = "second";

    assertThat(get("a")).isEqualTo("second");
    assertThat(get("a")).isEqualTo("second");
    assertThat(readings).isEqualTo(3);
  }

  @Test
  void remembersNothingThatWasReadWhenNobodyKnewWhetherItIsFresh() {
    epoch = OptionalLong.empty();
    get("a");

    epoch = OptionalLong.of(1);
    stored = "second";

    assertThat(get("a")).isEqualTo("second");
  }

  @Test
  void readsAgainWhatWasReadBeforeTheChangeAndHandedOverAfterIt() {
    String old =
        remembered.get(
            "a",
            () -> {
              String value = stored;
              change("second");
              return value;
            });

    assertThat(old).isEqualTo("first");
    assertThat(get("a")).isEqualTo("second");
  }

  @Test
  void readsAgainWhatWasReadInTheMidstOfAChange() {
    // Committed here, and the epoch not raised yet: what was read is new, its epoch is not.
    remembered.get(
        "a",
        () -> {
          stored = "second";
          return stored;
        });

    change("second");

    get("a");
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void doesNotGoBackWhenASlowReadingEndsAfterAFastOne() {
    remembered.get(
        "a",
        () -> {
          String old = stored;
          change("second");
          get("a");
          return old;
        });

    assertThat(get("a")).isEqualTo("second");
  }

  @Test
  void passesOnWhatReadingThrowsAndAsksAgain() {
    for (int time = 0; time < 2; time++) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(
              () ->
                  remembered.get(
                      "a",
                      () -> {
                        throw new UnsupportedOperationException("no");
                      }));
    }

    assertThat(get("a")).isEqualTo("first");
  }

  @Test
  void remembersOnlyWhatIsWorthIt() {
    stored = "no such thing";
    get("a");

    stored = "first";

    assertThat(get("a")).isEqualTo("first");
  }

  @Test
  void forgetsEverythingRatherThanGrow() {
    get("a");
    get("b");
    get("c");
    get("a");
    assertThat(readings).as("all three are remembered").isEqualTo(3);

    get("d");
    get("a");

    assertThat(readings).isEqualTo(5);
  }

  /**
   * Many read while one changes: once the change is over, nobody may get what was before it,
   * however the readings and the change fell.
   */
  @Test
  void neverGivesAnybodyWhatWasBeforeAChangeThatIsOver() throws Exception {
    AtomicLong database = new AtomicLong();
    AtomicLong present = new AtomicLong();
    Remembered<String, Long> shared =
        new Remembered<>(() -> OptionalLong.of(present.get()), value -> true, 3);
    AtomicLong over = new AtomicLong();
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(
            threads.submit(
                () -> {
                  begun.countDown();
                  long stale = 0;
                  while (!ended.get()) {
                    long atLeast = over.get();
                    stale += shared.get("a", database::get) < atLeast ? 1 : 0;
                  }
                  return stale;
                }));
      }
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      for (int change = 1; change <= 20_000; change++) {
        database.set(change);
        present.incrementAndGet();
        over.set(change);
      }
      ended.set(true);
      for (Future<Long> reader : readers) {
        assertThat(reader.get(10, TimeUnit.SECONDS)).isZero();
      }
    } finally {
      ended.set(true);
      threads.shutdownNow();
    }
  }

  private String get(String key) {
    return remembered.get(
        key,
        () -> {
          readings++;
          return stored;
        });
  }

  private void change(String value) {
    stored = value;
    epoch = OptionalLong.of(epoch.orElseThrow() + 1);
  }
}
