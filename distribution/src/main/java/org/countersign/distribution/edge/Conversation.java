package org.countersign.distribution.edge;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * One connection: what has come of a request that is not whole yet, and until when the rest must.
 * Its own lock guards it, for the clock looks at it from a thread of its own.
 */
final class Conversation {

  /** What the client is to send next. */
  enum Awaited {
    FIRST_OCTET,
    HEAD,
    BODY,
    /**
     * The request is being answered, or it is the server's affair how long it waits for another.
     */
    NOTHING,
    /** The last answer was sent; what comes is thrown away. */
    END
  }

  /**
   * A whole request.
   *
   * @param from where it begins; an empty line before it is left out
   * @param rest what came after it; empty for nothing
   * @param room to be given back when it is done with
   */
  record Whole(byte[] octets, int from, int to, byte[] rest, Route route, int room) {}

  /**
   * A client that has had its time.
   *
   * @param refusal empty where there is nothing to answer
   */
  record Lateness(Optional<Refusal> refusal) {}

  /** As long as the names Upgrade and Expect: they are not for the server any more. */
  private static final byte[] NO_UPGRADE = Octets.of("Ignored");

  private static final byte[] NO_EXPECT = Octets.of("Ignore");

  /** What each connection may keep; only what is beyond it needs room. */
  private static final int OWN_OCTETS = 2 * RequestHead.LIMIT;

  private static final byte[] NONE = {};

  private final NIOConnection connection;
  private final Semaphore room;
  private final RequestReader reader = new RequestReader();
  private byte[] octets = NONE;
  private int length;
  private int taken;
  private int leading;
  private int roomTaken;
  private boolean toBeAsked;
  private boolean outOfRoom;
  private int underWay;
  private Awaited awaited = Awaited.FIRST_OCTET;
  private long since = System.nanoTime();
  private long until = since + Patience.FIRST_OCTET.toNanos();

  /**
   * @param room how many octets all conversations may keep beyond what is their own
   */
  Conversation(NIOConnection connection, Semaphore room) {
    this.connection = connection;
    this.room = room;
  }

  NIOConnection connection() {
    return connection;
  }

  /**
   * Since when it has waited for its client, by {@link System#nanoTime}; empty while it does not.
   */
  synchronized OptionalLong waitsSince() {
    return underWay > 0 ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** A request that was whole is answered. */
  synchronized void answered() {
    underWay--;
    if (awaited == Awaited.NOTHING) {
      since = System.nanoTime();
    }
  }

  /**
   * Ends it where the client has not sent in time what is awaited. Under the same lock as the look
   * at the clock: else the last octets could come in between, and a request whose client is told
   * that it came too late would be carried out.
   *
   * @return what is to be done about the client; empty when it still has time
   */
  synchronized Optional<Lateness> endIfLate(long now) {
    if (awaited == Awaited.NOTHING || now - until <= 0) {
      return Optional.empty();
    }
    Optional<Refusal> refusal =
        switch (awaited) {
          case HEAD -> Optional.of(Refusal.SLOW_HEAD);
          case BODY -> Optional.of(Refusal.SLOW_BODY);
          case FIRST_OCTET, END, NOTHING -> Optional.empty();
        };
    end();
    return Optional.of(new Lateness(refusal));
  }

  /**
   * Ends it unless a request of it is under way; what comes from now on is not carried out.
   *
   * @return whether it has ended
   */
  synchronized boolean endIfWaiting() {
    if (underWay > 0) {
      return false;
    }
    end();
    return true;
  }

  /**
   * Takes what has come.
   *
   * @return the request, when that makes it whole
   */
  synchronized Optional<Whole> receive(Buffer buffer) {
    if (awaited == Awaited.END) {
      buffer.tryDispose();
      linger();
      return Optional.empty();
    }
    append(buffer);
    if (outOfRoom) {
      return Optional.empty();
    }
    boolean inHead = taken == 0;
    int at = reader.read(octets, taken, length);
    if (inHead && at > 0) {
      headIsRead();
    }
    taken = at;
    if (refusal().isPresent()) {
      return Optional.empty();
    }
    if (taken > 0 && reader.isBetweenRequests()) {
      return Optional.of(whole());
    }
    await(taken > 0 ? Awaited.BODY : Awaited.HEAD);
    return Optional.empty();
  }

  /** Why nothing further is taken on this connection; not said again once it has {@link #end}ed. */
  synchronized Optional<Refusal> refusal() {
    if (awaited == Awaited.END) {
      return Optional.empty();
    }
    return outOfRoom ? Optional.of(Refusal.NO_ROOM) : reader.refusal();
  }

  /** Whether the client waits to be told to send the body; true once a request. */
  synchronized boolean takeQuestion() {
    boolean question = toBeAsked && awaited == Awaited.BODY;
    toBeAsked = false;
    return question;
  }

  /** Whether it is asked if the process is alive. */
  synchronized boolean isForLiveness() {
    return reader.isForLiveness();
  }

  /** Whether the answer has no body. */
  synchronized boolean isToHead() {
    return reader.isToHead();
  }

  /** The last answer is on its way. */
  synchronized void end() {
    forget();
    awaited = Awaited.END;
    since = System.nanoTime();
    linger();
  }

  /** Gives back what it keeps. */
  synchronized void forget() {
    room.release(roomTaken);
    clear();
  }

  private void linger() {
    long longest = since + Patience.LONGEST_LINGER.toNanos();
    long next = System.nanoTime() + Patience.LINGER.toNanos();
    until = next - longest < 0 ? next : longest;
  }

  private void append(Buffer buffer) {
    int more = buffer.remaining();
    if (length + more > octets.length) {
      int size = length == 0 ? more : Math.max(length + more, 2 * octets.length);
      int beyond = Math.max(0, size - OWN_OCTETS - roomTaken);
      outOfRoom = beyond > 0 && !room.tryAcquire(beyond);
      if (outOfRoom) {
        buffer.tryDispose();
        return;
      }
      roomTaken += beyond;
      octets = Arrays.copyOf(octets, size);
    }
    buffer.get(octets, length, more);
    buffer.tryDispose();
    length += more;
  }

  private void headIsRead() {
    // We speak nothing else; the server would close the connection after its answer, unannounced.
    rename(reader.upgrade(), NO_UPGRADE);
    rename(reader.expect(), NO_EXPECT);
    leading = reader.leading();
    toBeAsked = reader.expect() >= 0 && reader.takesInterimAnswers() && length == reader.headEnd();
  }

  private void rename(int at, byte[] name) {
    if (at >= 0) {
      System.arraycopy(name, 0, octets, at, name.length);
    }
  }

  private Whole whole() {
    byte[] rest = taken == length ? NONE : Arrays.copyOfRange(octets, taken, length);
    Whole whole = new Whole(octets, leading, taken, rest, reader.route(), roomTaken);
    clear();
    await(Awaited.NOTHING);
    underWay++;
    return whole;
  }

  private void clear() {
    octets = NONE;
    length = 0;
    taken = 0;
    roomTaken = 0;
  }

  private void await(Awaited next) {
    long now = System.nanoTime();
    if (awaited != next) {
      awaited = next;
      since = now;
    }
    if (next == Awaited.HEAD) {
      until = since + Patience.HEAD.toNanos();
    } else if (next == Awaited.BODY) {
      until = since + Patience.body(length - reader.headEnd()).toNanos();
    }
  }
}
