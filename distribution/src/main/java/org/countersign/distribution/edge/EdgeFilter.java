package org.countersign.distribution.edge;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.countersign.distribution.settings.StartProgress;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * Gathers octets until a request is whole, then hands it on to the application server's HTTP codec
 * in a thread of its {@link Route}; refuses what {@link RequestReader} refuses.
 *
 * <p>Runs in the threads that watch the sockets, and waits for nobody: a client that is slow to
 * send takes no thread. The server reads on from a socket only when the request before is answered:
 * so a refusal never overtakes an answer.
 */
final class EdgeFilter extends BaseFilter {

  private final Connections connections;
  private final Traffic traffic;
  private final RouteThreads threads = new RouteThreads();
  private volatile boolean open;

  EdgeFilter(Connections connections, Traffic traffic) {
    this.connections = connections;
    this.traffic = traffic;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    traffic.opened(context.getConnection());
    connections.opened(context.getConnection());
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    traffic.ended(context.getConnection());
    connections.closed(context.getConnection());
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (context.getTransportContext().isBlocking()) {
      throw new IOException("The request was handed on whole; there is no more of it");
    }
    Conversation conversation = connections.of(context.getConnection());
    Optional<Conversation.Whole> whole = conversation.receive(context.<Buffer>getMessage());
    Optional<Refusal> refusal = conversation.refusal();
    if (!isOpen() && (whole.isPresent() || refusal.isPresent())) {
      answerWhileStarting(conversation);
      whole.ifPresent(each -> done(conversation, each));
    } else if (refusal.isPresent()) {
      LastAnswer.refuse(conversation, refusal.get());
    } else if (whole.isPresent()) {
      return handOn(context, conversation, whole.get());
    } else if (conversation.takeQuestion()) {
      LastAnswer.sendContinue(conversation);
    }
    return context.getStopAction();
  }

  private static void answerWhileStarting(Conversation conversation) {
    if (conversation.isForLiveness()) {
      LastAnswer.send(conversation, EdgeAnswer.alive(!conversation.isToHead()));
    } else {
      LastAnswer.refuse(conversation, Refusal.STARTING);
    }
  }

  private NextAction handOn(
      FilterChainContext context, Conversation conversation, Conversation.Whole whole) {
    if (!threads.admit(whole.route())) {
      LastAnswer.refuse(conversation, Refusal.BUSY);
      done(conversation, whole);
      return context.getStopAction();
    }
    if (!traffic.takes(context)) {
      threads.leave(whole.route());
      LastAnswer.refuse(conversation, Refusal.STOPPING);
      done(conversation, whole);
      return context.getStopAction();
    }
    Connection<?> connection = context.getConnection();
    MemoryManager<?> memory = context.getMemoryManager();
    context.setMessage(
        Buffers.wrap(memory, whole.octets(), whole.from(), whole.to() - whole.from()));
    Executor pool = connection.getTransport().getWorkerThreadPool();
    NextAction suspended = context.getSuspendAction();
    context.suspend();
    try {
      threads.run(whole.route(), pool, () -> answer(context, conversation, whole));
    } catch (RejectedExecutionException e) {
      done(conversation, whole);
      throw e;
    }
    return suspended;
  }

  private void answer(
      FilterChainContext context, Conversation conversation, Conversation.Whole whole) {
    try {
      boolean isLast = whole.rest().length == 0;
      context.resume(
          isLast
              ? context.getInvokeAction()
              : context.getInvokeAction(Buffers.wrap(context.getMemoryManager(), whole.rest())));
    } finally {
      done(conversation, whole);
    }
  }

  private void done(Conversation conversation, Conversation.Whole whole) {
    conversation.answered();
    connections.giveBack(whole.room());
  }

  private boolean isOpen() {
    if (!open) {
      open = !StartProgress.isUnderWay();
    }
    return open;
  }
}
