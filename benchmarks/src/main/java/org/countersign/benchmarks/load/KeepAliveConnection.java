package org.countersign.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection that stays open and speaks just enough HTTP/1.1 (RFC 9112) to tell statuses and to
 * skip bodies: a load generator on the machine that it measures is to cost next to nothing.
 *
 * <p>For one thread. Where the server ends the connection, the next exchange opens a new one.
 */
final class KeepAliveConnection implements Closeable {

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int STATUS_OFFSET = "HTTP/1.1 ".length();

  private final InetSocketAddress server;
  private final byte[] buffer = new byte[1 << 15];
  private Socket socket;
  private InputStream in;
  private int position;
  private int limit;

  KeepAliveConnection(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * Sends a whole request and reads the whole answer.
   *
   * @return the answer's status
   * @throws IOException also when the answer is none; the connection is closed then
   */
  int exchange(byte[] request) throws IOException {
    try {
      if (socket == null) {
        open();
      }
      socket.getOutputStream().write(request);
      return answer();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open() throws IOException {
    Socket opened = new Socket();
    opened.setTcpNoDelay(true);
    opened.setSoTimeout(TIMEOUT_MILLIS);
    opened.connect(server, TIMEOUT_MILLIS);
    socket = opened;
    in = opened.getInputStream();
    position = 0;
    limit = 0;
  }

  private int answer() throws IOException {
    String status = line();
    long length = 0;
    boolean chunked = false;
    boolean ends = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (isNamed(header, "content-length:")) {
        length = Long.parseLong(header, 15, header.length(), 10);
      } else if (isNamed(header, "transfer-encoding:")) {
        chunked = true;
      } else if (isNamed(header, "connection:")) {
        ends = header.regionMatches(true, 11, "close", 0, 5);
      }
    }
    if (chunked) {
      skipChunks();
    } else {
      skip(length);
    }
    if (ends) {
      close();
    }
    return Integer.parseInt(status, STATUS_OFFSET, STATUS_OFFSET + 3, 10);
  }

  private static boolean isNamed(String header, String name) {
    return header.regionMatches(true, 0, name, 0, name.length());
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      String head = line();
      int end = head.indexOf(';');
      size = Integer.parseInt(head, 0, end < 0 ? head.length() : end, 16);
      skip(size);
      line();
    } while (size > 0);
  }

  /** Up to the next line feed, without white space around it. */
  private String line() throws IOException {
    StringBuilder whole = new StringBuilder(64);
    while (true) {
      int start = position;
      while (position < limit) {
        if (buffer[position++] == '\n') {
          return whole.append(text(start)).toString().strip().replace(": ", ":");
        }
      }
      whole.append(text(start));
      fill();
    }
  }

  private String text(int start) {
    return new String(buffer, start, position - start, StandardCharsets.ISO_8859_1);
  }

  private void skip(long octets) throws IOException {
    long left = octets;
    while (left > limit - position) {
      left -= limit - position;
      fill();
    }
    position += (int) left;
  }

  private void fill() throws IOException {
    position = 0;
    limit = in.read(buffer);
    if (limit < 0) {
      limit = 0;
      throw new EOFException("the server ended the connection in the midst of an answer");
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      Socket closed = socket;
      socket = null;
      closed.close();
    }
  }
}
