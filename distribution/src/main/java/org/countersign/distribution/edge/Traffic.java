package org.countersign.distribution.edge;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * The connections of this process and the requests on them, from the head of each to the last octet
 * of its answer. A server that stops closes it, waits until it is quiet, and ends what is left.
 */
public final class Traffic {

  private static final Traffic OF_THIS_PROCESS = new Traffic();

  private final Set<Connection<?>> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long lastRequest = System.nanoTime();
  private volatile TCPNIOTransport transport;
  private volatile boolean closed;

  Traffic() {}

  /** The application server makes what reports to it; who stops the process asks it. */
  public static Traffic ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  void opened(Connection<?> connection) {
    connections.add(connection);
    Transport bound = connection.getTransport();
    if (transport == null && bound instanceof TCPNIOTransport listening) {
      transport = listening;
    }
  }

  void ended(Connection<?> connection) {
    connections.remove(connection);
  }

  /** Counts a request until it is done with; false when no more are taken. */
  boolean takes(FilterChainContext context) {
    lastRequest = System.nanoTime();
    // First: whoever closes and then counts must not miss it.
    requests.incrementAndGet();
    if (closed) {
      requests.decrementAndGet();
      return false;
    }
    context.addCompletionListener(done -> requests.decrementAndGet());
    return true;
  }

  /**
   * Takes no new connections, then no new requests. In this order: whoever is turned away on a
   * connection does not open another that nobody would hear.
   */
  public void close() {
    TCPNIOTransport listening = transport;
    if (listening != null) {
      listening.unbindAll();
    }
    closed = true;
  }

  /** Whether every request is answered, every answer sent, and for this time no other came. */
  public boolean isQuietFor(Duration time) {
    return requests.get() == 0
        && System.nanoTime() - lastRequest > time.toNanos()
        && connections.stream().allMatch(Traffic::isSent);
  }

  private static boolean isSent(Connection<?> connection) {
    return !connection.isOpen()
        || !(connection instanceof NIOConnection nio)
        || nio.getAsyncWriteQueue().isEmpty();
  }

  /** Tells the clients that are still connected that no more is to come. */
  public void end() {
    connections.forEach(Traffic::endOutput);
  }

  static void endOutput(Connection<?> connection) {
    try {
      if (connection instanceof NIOConnection nio
          && nio.getChannel() instanceof SocketChannel channel) {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      connection.closeSilently();
    }
  }
}
