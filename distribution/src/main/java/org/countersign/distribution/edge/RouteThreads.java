package org.countersign.distribution.edge;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives each {@link Route} its share of the threads. What finds no thread waits; how much that can
 * be is bounded by the number of connections, for each has one request at a time.
 */
final class RouteThreads {

  private static final long IDLE_SECONDS = 60;

  private final Map<Route, Share> shares = new EnumMap<>(Route.class);
  private final Executor probes;

  RouteThreads() {
    for (Route route : Route.values()) {
      shares.put(route, new Share(route.threads()));
    }
    ThreadPoolExecutor own =
        new ThreadPoolExecutor(
            Route.PROBE.threads(),
            Route.PROBE.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "http-probe");
              thread.setDaemon(true);
              return thread;
            });
    own.allowCoreThreadTimeOut(true);
    probes = own;
  }

  /**
   * Runs a request, now or when one of its kind has ended.
   *
   * @param pool of the server, for all that is no probe
   */
  void run(Route route, Executor pool, Runnable request) {
    shares.get(route).run(route == Route.PROBE ? probes : pool, request);
  }

  private static final class Share {

    private final int threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Share(int threads) {
      this.threads = threads;
    }

    void run(Executor pool, Runnable request) {
      synchronized (this) {
        if (running == threads) {
          waiting.add(request);
          return;
        }
        running++;
      }
      pool.execute(() -> runAndFollow(request));
    }

    private void runAndFollow(Runnable first) {
      Runnable request = first;
      while (request != null) {
        try {
          request.run();
        } finally {
          request = next();
        }
      }
    }

    private synchronized Runnable next() {
      Runnable next = waiting.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
