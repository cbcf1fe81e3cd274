package org.countersign.distribution.edge;

import java.net.SocketAddress;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/** What the edge answers by itself, past the codec. */
final class LastAnswer {

  private static final byte[] CONTINUE = Octets.of("HTTP/1.1 100 Continue\r\n\r\n");

  private LastAnswer() {}

  static void refuse(Conversation conversation, Refusal refusal) {
    send(conversation, refusal.octets(!conversation.isToHead()));
  }

  /** Nothing follows it; what the client still sends is thrown away, for a while. */
  static void send(Conversation conversation, byte[] answer) {
    NIOConnection connection = conversation.connection();
    conversation.end();
    write(
        connection,
        answer,
        new EmptyCompletionHandler<>() {
          @Override
          public void completed(WriteResult<WritableMessage, SocketAddress> result) {
            Traffic.endOutput(connection);
          }
        });
  }

  /** Tells a client that waits for it to send the body; no answer yet. */
  static void sendContinue(Conversation conversation) {
    write(conversation.connection(), CONTINUE, new EmptyCompletionHandler<>());
  }

  private static void write(
      NIOConnection connection,
      byte[] octets,
      CompletionHandler<WriteResult<WritableMessage, SocketAddress>> then) {
    TCPNIOTransport transport = (TCPNIOTransport) connection.getTransport();
    transport
        .getAsyncQueueIO()
        .getWriter()
        .write(connection, Buffers.wrap(transport.getMemoryManager(), octets), then);
  }
}
