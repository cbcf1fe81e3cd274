package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.countersign.distribution.settings.StartProgress;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeFilterTest {

  private static final int ROOM = 1 << 20;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Semaphore room = new Semaphore(ROOM);
  private final TCPNIOTransport transport =
      TCPNIOTransportBuilder.newInstance()
          .setIOStrategy(SameThreadIOStrategy.getInstance())
          .build();
  private int port;

  @BeforeEach
  void listen() throws IOException {
    transport.setProcessor(
        FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(new EdgeFilter(new Connections(room), new Traffic()))
            .build());
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    port = ((InetSocketAddress) transport.bind(any).getLocalAddress()).getPort();
    transport.start();
  }

  @AfterEach
  void stop() throws IOException {
    StartProgress.complete();
    transport.shutdownNow();
  }

  @Test
  void givesBackTheRoomOfALargeRequestThatComesDuringTheStart() throws Exception {
    StartProgress.begin();
    String request =
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + "x".repeat(500_000);
    assertThat(answer(request)).startsWith("HTTP/1.1 503 ").contains(Refusal.STARTING.message());
    assertThat(room.tryAcquire(ROOM, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
  }

  private String answer(String request) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(PATIENCE_MILLIS);
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
