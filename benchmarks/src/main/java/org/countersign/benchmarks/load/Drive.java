package org.countersign.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One load under way. A single thread serves all connections: a load generator on the machine that
 * it measures is to cost next to nothing, and a thread each would have the server's wait for them.
 */
final class Drive implements Closeable {

  private static final int NO_ANSWER = 0;
  private static final long PATIENCE_MILLIS = 60_000;

  /** A selector waits for whole milliseconds; what is due sooner is waited for in naps. */
  private static final long SELECTABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * How long answers may lie unread while the next request is not due yet: to be seen in a median,
   * not in a p99, and shorter naps would cost more than the requests.
   */
  private static final long NAP_NANOS = 500_000;

  private final Selector selector = Selector.open();
  private final List<KeepAliveConnection> connections = new ArrayList<>();
  private final Deque<KeepAliveConnection> free = new ArrayDeque<>();
  private final Supplier<byte[]> requests;
  private final Tally tally = new Tally();

  Drive(InetSocketAddress server, int count, Supplier<byte[]> requests) throws IOException {
    this.requests = requests;
    for (int i = 0; i < count; i++) {
      connections.add(new KeepAliveConnection(server, selector));
    }
    free.addAll(connections);
  }

  LoadResult run(Pace pace, Duration length) throws IOException {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    long number = 0;
    long due = pace.dueNanos(number, start, start);
    while (due < end || free.size() < connections.size()) {
      while (!free.isEmpty() && due < end && due <= System.nanoTime()) {
        send(free.remove(), due);
        due = pace.dueNanos(++number, start, System.nanoTime());
      }
      receive(!free.isEmpty() && due < end ? due - System.nanoTime() : Long.MAX_VALUE);
      due = pace.dueNanos(number, start, System.nanoTime());
    }
    return tally.result(Duration.ofNanos(System.nanoTime() - start));
  }

  private void send(KeepAliveConnection connection, long due) throws IOException {
    try {
      connection.send(requests.get(), due);
    } catch (IOException e) {
      fail(connection);
    }
  }

  /**
   * @param waitNanos until something else is to be done
   */
  private void receive(long waitNanos) throws IOException {
    if (waitNanos < SELECTABLE_NANOS) {
      LockSupport.parkNanos(Math.min(waitNanos, NAP_NANOS));
      selector.selectNow();
    } else if (selector.select(Math.min(PATIENCE_MILLIS, waitNanos / SELECTABLE_NANOS)) == 0
        && waitNanos == Long.MAX_VALUE) {
      throw new IOException("the server has not answered for " + PATIENCE_MILLIS + " ms");
    }
    for (SelectionKey key : selector.selectedKeys()) {
      receive((KeepAliveConnection) key.attachment());
    }
    selector.selectedKeys().clear();
  }

  private void receive(KeepAliveConnection connection) throws IOException {
    boolean answerIsDue = connection.isBusy();
    try {
      OptionalInt status = connection.receive();
      if (status.isPresent()) {
        free(connection, status.getAsInt());
      }
    } catch (IOException e) {
      if (answerIsDue) {
        fail(connection);
      } else {
        // The server ended what was not in use, which is no error.
        connection.close();
      }
    }
  }

  private void fail(KeepAliveConnection connection) throws IOException {
    connection.close();
    free(connection, NO_ANSWER);
  }

  private void free(KeepAliveConnection connection, int status) {
    tally.count(status, System.nanoTime() - connection.dueNanos());
    free.add(connection);
  }

  @Override
  public void close() throws IOException {
    for (KeepAliveConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
