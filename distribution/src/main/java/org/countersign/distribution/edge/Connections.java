package org.countersign.distribution.edge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.nio.NIOConnection;

/** All connections: how many there may be, and the clock by which slow clients are sent away. */
final class Connections {

  /** More than a server of this kind has clients at once; each may keep 32 KiB. */
  static final int LIMIT = 2048;

  private static final Logger LOGGER = System.getLogger("org.countersign.edge");

  /** A part of the heap for requests of more than that. */
  private static final long HEAP_SHARE = 8;

  private static final long TICK_MILLIS = 250;
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Attribute<Conversation> attribute =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Conversation.class.getName());

  private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room;

  private int late;
  private Connection<?> lastLate;
  private long lastLogged = System.nanoTime() - LOG_NANOS;

  Connections() {
    this(
        new Semaphore(
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_SHARE)));
  }

  /**
   * @param room how many octets all may keep beyond what is their own
   */
  Connections(Semaphore room) {
    this.room = room;
  }

  void start() {
    Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "http-clock");
              thread.setDaemon(true);
              return thread;
            })
        .scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  Conversation of(Connection<?> connection) {
    Conversation known = attribute.get(connection);
    return known == null ? opened(connection) : known;
  }

  /**
   * Where there are too many, the one that waits longest for its client has to go: to refuse the
   * newest would leave the server to whoever came first and says nothing.
   */
  Conversation opened(Connection<?> connection) {
    Conversation conversation = new Conversation((NIOConnection) connection, room);
    attribute.set(connection, conversation);
    open.add(conversation);
    if (open.size() > LIMIT) {
      Optional<Conversation> longest = longestWaiting();
      // A request may have come since it was looked at; then it is the turn of another.
      while (longest.isPresent() && !longest.get().endIfWaiting()) {
        longest = longestWaiting();
      }
      longest.ifPresent(this::sendAway);
    }
    return conversation;
  }

  private Optional<Conversation> longestWaiting() {
    return open.stream()
        .filter(each -> each.waitsSince().isPresent())
        .min(Comparator.comparingLong(each -> each.waitsSince().orElse(Long.MAX_VALUE)));
  }

  void closed(Connection<?> connection) {
    Conversation conversation = attribute.remove(connection);
    if (conversation != null) {
      open.remove(conversation);
      conversation.forget();
    }
  }

  /** A request that was handed on is done with. */
  void giveBack(int octets) {
    room.release(octets);
  }

  private void tick() {
    try {
      long now = System.nanoTime();
      for (Conversation each : open) {
        each.endIfLate(now).ifPresent(lateness -> answer(each, lateness.refusal()));
      }
      log(now);
    } catch (RuntimeException e) {
      // Else the clock would stand still from now on.
      LOGGER.log(Level.ERROR, "Slow clients could not be sent away", e);
    }
  }

  private void answer(Conversation conversation, Optional<Refusal> refusal) {
    if (refusal.isEmpty()) {
      conversation.connection().closeSilently();
      return;
    }
    countLate(conversation);
    LastAnswer.refuse(conversation, refusal.get());
  }

  private void sendAway(Conversation conversation) {
    countLate(conversation);
    conversation.connection().closeSilently();
  }

  private synchronized void countLate(Conversation conversation) {
    late++;
    lastLate = conversation.connection();
  }

  /** One line for many: who is attacked must not be drowned in his own log. */
  private synchronized void log(long now) {
    if (late == 0 || now - lastLogged < LOG_NANOS) {
      return;
    }
    LOGGER.log(
        Level.WARNING,
        "Closed {0} connections of clients that were too slow to send a request, the last of {1}",
        late,
        lastLate.getPeerAddress());
    late = 0;
    lastLate = null;
    lastLogged = now;
  }
}
