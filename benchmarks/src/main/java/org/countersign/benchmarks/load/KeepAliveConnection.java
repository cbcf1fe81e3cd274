package org.countersign.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One connection that stays open, with one request on its way at a time. Where the server ends it,
 * the next request opens a new one.
 */
final class KeepAliveConnection implements Closeable {

  private final InetSocketAddress server;
  private final Selector selector;
  private ByteBuffer in = ByteBuffer.allocate(1 << 15);
  private SocketChannel channel;
  private long dueNanos;
  private boolean busy;

  /**
   * @param selector is told when an answer comes, with this as attachment
   */
  KeepAliveConnection(InetSocketAddress server, Selector selector) {
    this.server = server;
    this.selector = selector;
  }

  /**
   * Sends a whole request.
   *
   * @param due when it was to be sent
   */
  void send(byte[] request, long due) throws IOException {
    dueNanos = due;
    busy = true;
    if (channel == null) {
      open();
    }
    in.clear();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      // A request is small beside the socket's buffer, which is empty: this is one turn.
      channel.write(out);
    }
  }

  private void open() throws IOException {
    SocketChannel opened = SocketChannel.open(server);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    opened.register(selector, SelectionKey.OP_READ, this);
    channel = opened;
  }

  /**
   * Takes what has come.
   *
   * @return the status when the answer is whole
   * @throws IOException also when the connection ends before
   */
  OptionalInt receive() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server ended the connection");
    }
    Optional<Answer> answer = Answer.read(in.array(), in.position());
    if (answer.isEmpty() && !in.hasRemaining()) {
      in = ByteBuffer.wrap(Arrays.copyOf(in.array(), 2 * in.capacity())).position(in.position());
    }
    if (answer.isPresent()) {
      busy = false;
    }
    if (answer.filter(Answer::isLast).isPresent()) {
      close();
    }
    return answer.map(Answer::status).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Whether a request is on its way. */
  boolean isBusy() {
    return busy;
  }

  /** When the request on its way was to be sent. */
  long dueNanos() {
    return dueNanos;
  }

  @Override
  public void close() throws IOException {
    busy = false;
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
