package org.countersign.distribution.edge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives each {@link Route} its share of the threads. What finds no thread waits; what finds too
 * many waiting is not admitted.
 */
final class RouteThreads {

  private static final Logger LOGGER = System.getLogger("org.countersign.edge");

  private static final long IDLE_SECONDS = 60;

  private final Map<Route, Share> shares = new EnumMap<>(Route.class);
  private final Executor probes;

  RouteThreads() {
    for (Route route : Route.values()) {
      shares.put(route, new Share(route));
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
   * Takes a place for one request, which {@link #run} or {@link #leave} gives back.
   *
   * @return false when all places are taken
   */
  boolean admit(Route route) {
    return shares.get(route).admit();
  }

  /** Gives back the place of a request that is not run after all. */
  void leave(Route route) {
    shares.get(route).leave();
  }

  /**
   * Runs a request that was admitted, now or when one of its kind has ended.
   *
   * @param pool of the server, for all that is no probe
   * @throws RejectedExecutionException when the pool takes nothing more; the place is given back
   */
  void run(Route route, Executor pool, Runnable request) {
    shares.get(route).run(route == Route.PROBE ? probes : pool, request);
  }

  private static final class Share {

    private final Route route;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int admitted;
    private int running;

    Share(Route route) {
      this.route = route;
    }

    synchronized boolean admit() {
      if (admitted == route.threads() + route.waiting()) {
        return false;
      }
      admitted++;
      return true;
    }

    synchronized void leave() {
      admitted--;
    }

    void run(Executor pool, Runnable request) {
      synchronized (this) {
        if (running == route.threads()) {
          waiting.add(request);
          return;
        }
        running++;
      }
      try {
        pool.execute(() -> runAndFollow(request));
      } catch (RejectedExecutionException e) {
        synchronized (this) {
          running--;
          admitted--;
        }
        throw e;
      }
    }

    private void runAndFollow(Runnable first) {
      Runnable request = first;
      while (request != null) {
        try {
          request.run();
        } catch (Throwable e) {
          // Else those that wait would lose this thread.
          LOGGER.log(Level.ERROR, "A request ended with an error", e);
        }
        request = next();
      }
    }

    private synchronized Runnable next() {
      admitted--;
      Runnable next = waiting.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
