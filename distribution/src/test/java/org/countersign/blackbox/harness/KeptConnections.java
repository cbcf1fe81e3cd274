package org.countersign.blackbox.harness;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Clients that send one request again and again, each on a connection that it keeps as long as the
 * server lets it, until connections are refused. What they saw is told octet by octet.
 */
public final class KeptConnections implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final URI server;
  private final byte[] request;
  private final ExecutorService threads;
  private final List<Future<?>> running = new ArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private KeptConnections(URI server, byte[] request, int count) {
    this.server = server;
    this.request = request;
    this.threads = Executors.newFixedThreadPool(count);
  }

  public static KeptConnections open(int count, URI server, String head, byte[] body) {
    byte[] start =
        (head + "\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    KeptConnections connections = new KeptConnections(server, request, count);
    for (int i = 0; i < count; i++) {
      connections.running.add(connections.threads.submit(connections::run));
    }
    return connections;
  }

  private void run() {
    boolean refused = false;
    while (!refused) {
      try (Socket socket = new Socket(server.getHost(), server.getPort())) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        use(socket);
      } catch (ConnectException e) {
        refused = true;
      } catch (IOException e) {
        failures.add(e.toString());
      }
    }
  }

  private void use(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    boolean kept = true;
    while (kept) {
      socket.getOutputStream().write(request);
      Answer answer = read(in);
      answers.add(answer);
      kept = answer.headers().firstValue("Connection").filter("close"::equals).isEmpty();
    }
  }

  private static Answer read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the connection ended after '" + head + "'");
      }
      head.append((char) octet);
    }
    int length = RawHttp.contentLength(head.toString());
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the connection ended after " + body.length + " of " + head);
    }
    return RawHttp.answer("request on a kept connection", head.toString(), body);
  }

  /** What was answered so far. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** How each connection ended that did not end with a whole answer. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Waits until each client was refused a connection. */
  public void awaitRefusal() throws Exception {
    for (Future<?> each : running) {
      each.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
