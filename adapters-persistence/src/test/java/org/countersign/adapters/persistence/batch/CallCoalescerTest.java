package org.countersign.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.countersign.application.refusal.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallCoalescerTest {

  private final List<List<Integer>> trips = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void aLoneItemTravelsAtOnceAndAlone() {
    CallCoalescer<Integer> calls = coalescer(trips::add);

    calls.call(1);
    calls.call(2);

    assertThat(trips).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void whatComesDuringATripTravelsTogetherOnTheNext() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    CallCoalescer<Integer> calls = slow(underWay, mayEnd);
    List<Future<?>> all = new ArrayList<>();
    all.add(threads.submit(() -> calls.call(0)));
    await(underWay);
    for (int i = 1; i <= 100; i++) {
      all.add(bringAndWait(calls, i));
    }
    mayEnd.countDown();
    for (Future<?> each : all) {
      each.get();
    }

    assertThat(trips).hasSize(3);
    assertThat(trips.get(0)).containsExactly(0);
    assertThat(trips.get(1)).hasSize(64).startsWith(1, 2, 3);
    assertThat(trips.get(2)).hasSize(36);
  }

  private Future<?> bringAndWait(CallCoalescer<Integer> calls, int item) throws Exception {
    Thread[] thread = new Thread[1];
    CountDownLatch started = new CountDownLatch(1);
    Future<?> brought =
        threads.submit(
            () -> {
              thread[0] = Thread.currentThread();
              started.countDown();
              calls.call(item);
            });
    await(started);
    while (thread[0].getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    return brought;
  }

  @Test
  void everyItemTravelsOnceWithHoweverManyThreads() throws Exception {
    Set<Integer> carried = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    Consumer<List<Integer>> carrier =
        items ->
            items.forEach(
                item -> {
                  if (!carried.add(item)) {
                    twice.incrementAndGet();
                  }
                });
    CallCoalescer<Integer> calls = coalescer(carrier);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      all.add(
          threads.submit(
              () -> {
                for (int n = 0; n < 2_000; n++) {
                  int item = next.getAndIncrement();
                  calls.call(item);
                  assertThat(carried).contains(item);
                }
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }

    assertThat(carried).hasSize(32_000);
    assertThat(twice).hasValue(0);
  }

  @Test
  void whatACarrierThrowsIsToldAndTheNextTripGoesOn() {
    UnsupportedOperationException broken = new UnsupportedOperationException("broken down");
    CallCoalescer<Integer> calls =
        coalescer(
            items -> {
              if (items.contains(1)) {
                throw broken;
              }
              trips.add(items);
            });

    assertThatThrownBy(() -> calls.call(1)).hasCause(broken);
    calls.call(2);

    assertThat(trips).containsExactly(List.of(2));
  }

  /** Breaks down as a carrier does whose recursion has no end. */
  private static int overflow(int depth) {
    return depth < 0 ? depth : 1 + overflow(depth + 1);
  }

  @Test
  void nobodyIsToldThatItsItemWasDoneWhenAnErrorEndedItsTrip() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    CallCoalescer<Integer> calls =
        coalescer(
            items -> {
              if (items.contains(0)) {
                underWay.countDown();
                awaitUninterrupted(mayEnd);
              } else if (items.contains(1)) {
                overflow(0);
              }
              done.addAndGet(items.size());
            });
    Future<?> first = threads.submit(() -> calls.call(0));
    await(underWay);
    List<Future<?>> carried = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      carried.add(bringAndWait(calls, i));
    }
    mayEnd.countDown();
    first.get();

    // The first of them led the trip, the others were carried.
    for (Future<?> each : carried) {
      assertThatThrownBy(each::get).hasRootCauseInstanceOf(StackOverflowError.class);
    }
    calls.call(41);
    assertThat(done).hasValue(2);
  }

  @Test
  void aThreadThatIsInterruptedIsToldThatItsTripFailed() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    IllegalStateException broken = new IllegalStateException("broken down");
    CallCoalescer<Integer> calls =
        coalescer(
            items -> {
              underWay.countDown();
              awaitUninterrupted(mayEnd);
              if (items.contains(2)) {
                throw broken;
              }
            });
    Future<?> first = threads.submit(() -> calls.call(1));
    await(underWay);
    List<Future<Throwable>> interrupted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      interrupted.add(
          threads.submit(
              () -> {
                Thread.currentThread().interrupt();
                return catchThrowable(() -> calls.call(2));
              }));
    }
    Thread.sleep(100);
    mayEnd.countDown();
    first.get();

    for (Future<Throwable> each : interrupted) {
      assertThat(each.get()).hasCause(broken);
    }
  }

  @Test
  void whoWaitedInVainLeavesAndItsItemTravelsNoMore() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    CallCoalescer<Integer> calls = slow(underWay, mayEnd, Duration.ofMillis(50));
    Future<?> first = threads.submit(() -> calls.call(1));
    await(underWay);

    assertThatThrownBy(() -> calls.call(2))
        .isInstanceOfSatisfying(
            StoreUnavailable.class, late -> assertThat(late.isPerhapsWritten()).isFalse());
    mayEnd.countDown();
    first.get();
    calls.call(3);

    assertThat(trips).containsExactly(List.of(1), List.of(3));
  }

  @Test
  void whoIsCarriedTooLongIsToldThatNothingIsKnown() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    CallCoalescer<Integer> calls =
        new CallCoalescer<>(
            items -> {
              underWay.countDown();
              awaitUninterrupted(items.contains(1) ? firstMayEnd : mayEnd);
            },
            Duration.ofSeconds(1));
    Future<?> first = threads.submit(() -> calls.call(1));
    await(underWay);
    Future<?> leader = bringAndWait(calls, 2);
    Future<?> carried = bringAndWait(calls, 3);
    firstMayEnd.countDown();
    first.get();

    assertThatThrownBy(carried::get)
        .cause()
        .isInstanceOfSatisfying(
            StoreUnavailable.class, late -> assertThat(late.isPerhapsWritten()).isTrue());
    mayEnd.countDown();
    leader.get();
    calls.call(4);
  }

  @Test
  void aThreadThatIsInterruptedLearnsHowItsItemEndedAndStaysInterrupted() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch underWay = new CountDownLatch(1);
    CallCoalescer<Integer> calls = slow(underWay, mayEnd);
    Future<?> first = threads.submit(() -> calls.call(1));
    await(underWay);
    Future<Boolean> second =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              calls.call(2);
              return Thread.currentThread().isInterrupted();
            });
    mayEnd.countDown();
    first.get();

    assertThat(second.get()).isTrue();
    assertThat(trips).containsExactly(List.of(1), List.of(2));
  }

  /** Each trip says that it is under way, and ends when it may. */
  private CallCoalescer<Integer> slow(CountDownLatch underWay, CountDownLatch mayEnd) {
    return slow(underWay, mayEnd, Duration.ofSeconds(60));
  }

  private CallCoalescer<Integer> slow(
      CountDownLatch underWay, CountDownLatch mayEnd, Duration patience) {
    return new CallCoalescer<>(
        items -> {
          trips.add(items);
          underWay.countDown();
          awaitUninterrupted(mayEnd);
        },
        patience);
  }

  private static CallCoalescer<Integer> coalescer(Consumer<List<Integer>> work) {
    return new CallCoalescer<>(work, Duration.ofSeconds(60));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a socket does: an interrupt does not reach it. */
  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
