package org.countersign.blackbox.harness;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections on which a request is begun and never ended. */
public final class SlowClients implements AutoCloseable {

  private static final long DRIP_MILLIS = 500;
  private static final int PATIENCE_MILLIS = 30_000;

  private final URI server;
  private final List<Socket> all = new ArrayList<>();
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

  public SlowClients(URI server) {
    this.server = server;
  }

  /** Connects, sends this, and waits. */
  public void stall(int count, String begin) throws IOException {
    for (int i = 0; i < count; i++) {
      open(begin);
    }
  }

  /** The same, and then one octet after the other, slowly. */
  public void drip(int count, String begin) throws IOException {
    List<Socket> dripping = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dripping.add(open(begin));
    }
    drip.scheduleWithFixedDelay(
        () -> dripping.forEach(SlowClients::drip), DRIP_MILLIS, DRIP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Socket open(String begin) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    all.add(socket);
    return socket;
  }

  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write('x');
    } catch (IOException e) {
      // The server has closed it, as it should.
    }
  }

  /** What the server sends on each until it ends the connection. */
  public List<String> answers() throws IOException {
    List<String> answers = new ArrayList<>();
    for (Socket socket : all) {
      answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    drip.shutdownNow();
    for (Socket socket : all) {
      socket.close();
    }
  }
}
