package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    int requests = 10 * Route.POOL_THREADS;
    CountDownLatch done = new CountDownLatch(requests);
    for (int i = 0; i < requests; i++) {
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
    for (Route route : new Route[] {Route.PROBE, Route.LOGIN, Route.ISSUING}) {
      CountDownLatch answered = new CountDownLatch(1);
      threads.run(route, pool, answered::countDown);
      assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", route).isTrue();
    }
    assertThat(begun).hasValue(Route.OTHER.threads());

    released.countDown();
    assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void goesOnAfterARequestThatFailed() throws Exception {
    CountDownLatch answered = new CountDownLatch(2 * Route.LOGIN.threads());
    for (int i = 0; i < 2 * Route.LOGIN.threads(); i++) {
      threads.run(
          Route.LOGIN,
          pool,
          () -> {
            answered.countDown();
            throw new IllegalStateException("of a request");
          });
    }
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
