package org.countersign.distribution.edge;

import java.util.Optional;

/** Follows the requests of one connection, to know of each octet which request it belongs to. */
final class RequestReader {

  private enum Stage {
    HEAD,
    LENGTH,
    CHUNKS
  }

  private final RequestHead head = new RequestHead();
  private final ChunkedBody chunks = new ChunkedBody();
  private Stage stage = Stage.HEAD;
  private long left;
  private boolean underWay;
  private int leading;
  private int upgrade;
  private int expect;
  private int headEnd;

  /**
   * Reads on.
   *
   * @param octets what was not taken before, and what has come since
   * @return up to where they are whole parts of one request and may be handed on; what follows is
   *     of the next request when {@link #isBetweenRequests}, else it is to be given again with more
   */
  int read(byte[] octets, int from, int to) {
    int at = from;
    leading = 0;
    upgrade = -1;
    expect = -1;
    if (stage == Stage.HEAD) {
      if (underWay) {
        underWay = false;
        head.begin();
      }
      at = head.read(octets, from, to);
      if (at == from) {
        return from;
      }
      leading = head.leading();
      upgrade = head.upgrade();
      expect = head.expect();
      headEnd = at - from;
      stage = head.isChunked() ? Stage.CHUNKS : Stage.LENGTH;
      left = head.length();
      chunks.begin();
    }
    at = body(octets, at, to);
    if (refusal().isEmpty()) {
      underWay = true;
      if (isBodyComplete()) {
        stage = Stage.HEAD;
      }
    }
    return at;
  }

  private int body(byte[] octets, int from, int to) {
    if (stage == Stage.CHUNKS) {
      return chunks.read(octets, from, to);
    }
    int taken = (int) Math.min(left, to - from);
    left -= taken;
    return from + taken;
  }

  private boolean isBodyComplete() {
    return stage == Stage.CHUNKS ? chunks.isComplete() : left == 0;
  }

  /** Why nothing further is to be handed on. */
  Optional<Refusal> refusal() {
    return stage == Stage.CHUNKS ? chunks.refusal() : head.refusal();
  }

  boolean isBetweenRequests() {
    return stage == Stage.HEAD;
  }

  /** Octets to leave out at the beginning of what was just read. */
  int leading() {
    return leading;
  }

  /** Where in what was just read the name Upgrade begins; negative without any. */
  int upgrade() {
    return upgrade;
  }

  /** Where in what was just read the name Expect begins; negative without any. */
  int expect() {
    return expect;
  }

  /** Where in the request its body begins, once the head was read. */
  int headEnd() {
    return headEnd;
  }

  /** Whether the client can be told to go on. */
  boolean takesInterimAnswers() {
    return !head.isOld();
  }

  /** What the request is for, once its head was read. */
  Route route() {
    return head.route();
  }

  boolean isToHead() {
    return head.isToHead();
  }

  /** Whether it asks if the process is alive, and nothing is wrong with it. */
  boolean isForLiveness() {
    return head.isForLiveness() && head.refusal().isEmpty();
  }
}
