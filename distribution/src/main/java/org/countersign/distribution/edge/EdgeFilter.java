package org.countersign.distribution.edge;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.countersign.distribution.settings.StartProgress;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Hands octets on to the application server's HTTP codec, one request at a time, and refuses what
 * {@link RequestReader} refuses.
 *
 * <p>The server reads on from the socket only when a request is answered, or for the body of one
 * that is not: so a refusal never overtakes an answer.
 */
final class EdgeFilter extends BaseFilter {

  /** A client that still sends when the socket closes would lose the answer. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How an answer begins after which another to the same request follows. */
  private static final byte[] INTERIM = Octets.of("HTTP/1.1 1");

  /** As long as the name Upgrade. */
  private static final byte[] IGNORED = Octets.of("Ignored");

  private final Attribute<Conversation> conversations =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          EdgeFilter.class.getName(), Conversation::new);

  private final Traffic traffic;
  private volatile boolean open;

  EdgeFilter(Traffic traffic) {
    this.traffic = traffic;
  }

  /** What is known of one connection. */
  private static final class Conversation {
    final RequestReader reader = new RequestReader();
    boolean answered;
    boolean refused;
    long lingersUntil;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    traffic.opened(context.getConnection());
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    traffic.ended(context.getConnection());
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    Buffer buffer = context.getMessage();
    Conversation conversation = conversations.get(context.getConnection());
    if (conversation.refused) {
      return discard(context, conversation, buffer);
    }
    RequestReader reader = conversation.reader;
    boolean begins = reader.isBetweenRequests();
    int length = buffer.remaining();
    int taken = read(reader, buffer, length);
    if (!isOpen() && (taken > 0 || reader.refusal().isPresent())) {
      return whileStarting(context, conversation);
    }
    if (reader.refusal().isPresent()) {
      return reader.isUnderWay()
          ? breakOff(context, conversation, reader.refusal().get())
          : refuse(context, conversation, reader.refusal().get());
    }
    if (taken == 0) {
      return context.getStopAction(buffer);
    }
    if (begins && !traffic.takes(context)) {
      return refuse(context, conversation, Refusal.STOPPING);
    }
    conversation.answered &= !begins;
    if (taken == length) {
      return handOn(context, reader, null);
    }
    return handOn(context, reader, buffer.split(buffer.position() + taken));
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    Conversation conversation = conversations.get(context.getConnection());
    if (conversation.refused) {
      // Of an application that read in vain; the last answer has been given.
      return context.getStopAction();
    }
    conversation.answered |= !isInterim(context.getMessage());
    return context.getInvokeAction();
  }

  private static boolean isInterim(Object message) {
    if (!(message instanceof Buffer answer)) {
      return false;
    }
    boolean same = answer.remaining() > INTERIM.length;
    for (int i = 0; same && i < INTERIM.length; i++) {
      same = answer.get(answer.position() + i) == INTERIM[i];
    }
    return same;
  }

  /**
   * @param rest null without any
   */
  private static NextAction handOn(FilterChainContext context, RequestReader reader, Buffer rest) {
    Buffer buffer = context.getMessage();
    for (int i = 0; reader.upgrade() >= 0 && i < IGNORED.length; i++) {
      // We speak nothing else; the server would close the connection after its answer, unannounced.
      buffer.put(buffer.position() + reader.upgrade() + i, IGNORED[i]);
    }
    if (reader.leading() > 0) {
      // Not by its position: the codec counts that twice.
      context.setMessage(buffer.split(buffer.position() + reader.leading()));
      buffer.tryDispose();
    }
    return rest == null || reader.isBetweenRequests()
        ? context.getInvokeAction(rest)
        : context.getInvokeAction(rest, Buffers.getBufferAppender(true));
  }

  private static int read(RequestReader reader, Buffer buffer, int length) {
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + buffer.position();
      return reader.read(buffer.array(), from, from + length) - from;
    }
    byte[] copy = new byte[length];
    buffer.get(copy);
    buffer.position(buffer.position() - length);
    return reader.read(copy, 0, length);
  }

  private static NextAction whileStarting(FilterChainContext context, Conversation conversation) {
    if (!conversation.reader.isForLiveness()) {
      return refuse(context, conversation, Refusal.STARTING);
    }
    end(context, conversation, EdgeAnswer.alive(!conversation.reader.isToHead()));
    return context.getStopAction();
  }

  /** Answers a request that was not handed on. */
  private static NextAction refuse(
      FilterChainContext context, Conversation conversation, Refusal refusal) {
    end(context, conversation, refusal.octets(!conversation.reader.isToHead()));
    return context.getStopAction();
  }

  /**
   * Ends a request whose head was handed on, but whose body turns out to be none. The application
   * reads on in vain, and nobody hears what it says to that.
   */
  private static NextAction breakOff(
      FilterChainContext context, Conversation conversation, Refusal refusal) throws IOException {
    end(context, conversation, conversation.answered ? new byte[0] : refusal.octets(true));
    if (context.getTransportContext().isBlocking()) {
      throw new IOException(refusal.message());
    }
    return context.getStopAction();
  }

  /** Sends this as the last; what the client still sends is thrown away. */
  private static void end(FilterChainContext context, Conversation conversation, byte[] answer) {
    conversation.refused = true;
    conversation.lingersUntil = System.nanoTime() + LINGER_NANOS;
    context.<Buffer>getMessage().tryDispose();
    context.write(
        Buffers.wrap(context.getMemoryManager(), answer),
        new EmptyCompletionHandler<>() {
          @Override
          public void completed(WriteResult result) {
            Traffic.endOutput(result.getConnection());
          }
        });
  }

  private static NextAction discard(
      FilterChainContext context, Conversation conversation, Buffer buffer) {
    buffer.tryDispose();
    if (System.nanoTime() - conversation.lingersUntil > 0) {
      context.getConnection().closeSilently();
    }
    return context.getStopAction();
  }

  private boolean isOpen() {
    if (!open) {
      open = !StartProgress.isUnderWay();
    }
    return open;
  }
}
