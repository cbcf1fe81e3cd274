package org.countersign.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Sends requests over connections that stay open, a thread each, and times the answers. */
public final class Load {

  private static final int OK = 200;
  private static final int NO_ANSWER = 0;

  private final InetSocketAddress server;
  private final List<byte[]> requests;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param requests whole requests, head and body; sent in turn, again from the first after the
   *     last
   */
  public Load(InetSocketAddress server, List<byte[]> requests) {
    this.server = server;
    this.requests = List.copyOf(requests);
  }

  /** Goes on from the request after the last one that was sent before. */
  public LoadResult run(Pace pace, int connections, Duration length) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long start = System.nanoTime();
      Schedule schedule = new Schedule(pace, start, start + length.toNanos(), new AtomicLong());
      List<Future<Tally>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        Callable<Tally> connection = () -> drive(schedule);
        running.add(threads.submit(connection));
      }
      Tally all = new Tally();
      for (Future<Tally> each : running) {
        all.add(each.get());
      }
      return all.result(Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load generator failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private record Schedule(Pace pace, long start, long end, AtomicLong number) {}

  private Tally drive(Schedule schedule) throws IOException {
    Tally tally = new Tally();
    try (KeepAliveConnection connection = new KeepAliveConnection(server)) {
      while (true) {
        long due = schedule.pace().awaitDue(schedule.number().getAndIncrement(), schedule.start());
        if (due >= schedule.end()) {
          return tally;
        }
        tally.count(status(connection, next()), System.nanoTime() - due);
      }
    }
  }

  private static int status(KeepAliveConnection connection, byte[] request) {
    try {
      return connection.exchange(request);
    } catch (IOException e) {
      return NO_ANSWER;
    }
  }

  private byte[] next() {
    return requests.get((int) (taken.getAndIncrement() % requests.size()));
  }

  static boolean isSuccess(int status) {
    return status == OK;
  }
}
