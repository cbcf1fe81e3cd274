package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteThreadsTest {

  private static final long PATIENCE_SECONDS = 10;

  private final ExecutorService pool = Executors.newFixedThreadPool(Route.POOL_THREADS);
  private final RouteThreads threads = new RouteThreads();
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void endThreads() {
    released.countDown();
    pool.shutdownNow();
  }

  @Test
  void leavesTheOthersTheirShare() throws Exception {
    CountDownLatch full = new CountDownLatch(Route.OTHER.threads());
    AtomicInteger begun = new AtomicInteger();
    int requests = Route.OTHER.threads() + Route.OTHER.waiting();
    CountDownLatch done = new CountDownLatch(requests);
    for (int i = 0; i < requests; i++) {
      assertThat(threads.admit(Route.OTHER)).isTrue();
      threads.run(
          Route.OTHER,
          pool,
          () -> {
            begun.incrementAndGet();
            full.countDown();
            awaitRelease();
            done.countDown();
          });
    }
    assertThat(full.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(threads.admit(Route.OTHER)).as("one more than may wait").isFalse();
    for (Route route : new Route[] {Route.PROBE, Route.LOGIN, Route.ISSUING}) {
      CountDownLatch answered = new CountDownLatch(1);
      assertThat(threads.admit(route)).isTrue();
      threads.run(route, pool, answered::countDown);
      assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", route).isTrue();
    }
    assertThat(begun).hasValue(Route.OTHER.threads());

    released.countDown();
    assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goesOnAfterRequestsThatFailedWhileOthersWaited() throws Exception {
    int fill = Route.LOGIN.threads();
    CountDownLatch full = new CountDownLatch(fill);
    for (int i = 0; i < fill; i++) {
      assertThat(threads.admit(Route.LOGIN)).isTrue();
      threads.run(
          Route.LOGIN,
          pool,
          () -> {
            full.countDown();
            awaitRelease();
            throw new IllegalStateException("of a request");
          });
    }
    assertThat(full.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    CountDownLatch answered = new CountDownLatch(Route.LOGIN.waiting());
    for (int i = 0; i < Route.LOGIN.waiting(); i++) {
      assertThat(threads.admit(Route.LOGIN)).isTrue();
      threads.run(
          Route.LOGIN,
          pool,
          () -> {
            answered.countDown();
            throw new IllegalStateException("of a request that waited");
          });
    }
    released.countDown();
    assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void givesBackThePlaceOfWhatThePoolRejects() throws Exception {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();
    for (int i = 0; i < Route.LOGIN.threads() + Route.LOGIN.waiting() + 1; i++) {
      assertThat(threads.admit(Route.LOGIN)).isTrue();
      assertThatThrownBy(() -> threads.run(Route.LOGIN, ended, () -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }
    CountDownLatch answered = new CountDownLatch(1);
    assertThat(threads.admit(Route.LOGIN)).isTrue();
    threads.run(Route.LOGIN, pool, answered::countDown);
    assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
