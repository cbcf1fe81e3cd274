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

  /** Whether a part of the request that is refused has been handed on already. */
  boolean isUnderWay() {
    return underWay;
  }

  /** Octets to leave out at the beginning of what was just read. */
  int leading() {
    return leading;
  }

  /** Where in what was just read the name Upgrade begins; negative without any. */
  int upgrade() {
    return upgrade;
  }

  boolean isToHead() {
    return head.isToHead();
  }

  /** Whether it asks if the process is alive, and nothing is wrong with it. */
  boolean isForLiveness() {
    return head.isForLiveness() && head.refusal().isEmpty();
  }
}
