package org.countersign.distribution.edge;

import java.time.Duration;

/** How long is waited for what a client has begun to send. */
final class Patience {

  /** For the first octet on a new connection; browsers open some before they need them. */
  static final Duration FIRST_OCTET = Duration.ofSeconds(60);

  /** For a whole header, from its first octet. */
  static final Duration HEAD = Duration.ofSeconds(10);

  /** For a body, of which nothing comes. */
  static final Duration BODY = Duration.ofSeconds(10);

  /** For how many octets of a body a second is added. */
  static final int OCTETS_A_SECOND = 500;

  /** For a body, however it comes: one of 1 MiB does over a line of 300 kbit/s. */
  static final Duration LONGEST_BODY = Duration.ofSeconds(30);

  /** A client that still sends when the socket closes would lose the answer. */
  static final Duration LINGER = Duration.ofSeconds(2);

  /** For a client that does not stop sending. */
  static final Duration LONGEST_LINGER = Duration.ofSeconds(10);

  private Patience() {}

  /**
   * @param octets that came of it
   */
  static Duration body(long octets) {
    Duration earned = BODY.plusMillis(octets * 1000 / OCTETS_A_SECOND);
    return earned.compareTo(LONGEST_BODY) < 0 ? earned : LONGEST_BODY;
  }
}
