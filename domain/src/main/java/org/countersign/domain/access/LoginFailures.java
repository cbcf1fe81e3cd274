package org.countersign.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Failed logins under one client id from one address, whether an identity has that id or not. After
 * {@link #LIMIT} of them each further one is refused for a while, twice as long after each that
 * fails again. Who has the right secret elsewhere is not hindered by it.
 *
 * @param clientIdHash of the client id and the address, 64 digits of lower-case hex: what people
 *     type as a client id is not always one
 * @param count since the last success
 */
public record LoginFailures(String clientIdHash, int count, Instant lastAt) {

  public static final int LIMIT = 3;

  /** After the third failure. */
  public static final Duration SHORTEST_LOCKOUT = Duration.ofSeconds(30);

  /** However many have failed. */
  public static final Duration LOCKOUT = Duration.ofSeconds(300);

  /** After so long without a try, it is as if none had failed. */
  public static final Duration REMEMBERED = Duration.ofHours(1);

  /** More doublings than from the shortest to the longest. */
  private static final int MOST_DOUBLINGS = 10;

  public LoginFailures {
    Objects.requireNonNull(clientIdHash, "clientIdHash");
    Objects.requireNonNull(lastAt, "lastAt");
  }

  /** How long the door stays shut; zero when it is open. */
  public Duration lockedFor(Instant moment) {
    if (count < LIMIT) {
      return Duration.ZERO;
    }
    if (moment.isBefore(lastAt.minus(LOCKOUT))) {
      // The clock was set back: one may try, and a failure of now takes the place of this one.
      return Duration.ZERO;
    }
    Duration doubled = SHORTEST_LOCKOUT.multipliedBy(1L << Math.min(count - LIMIT, MOST_DOUBLINGS));
    Duration lockout = doubled.compareTo(LOCKOUT) < 0 ? doubled : LOCKOUT;
    Duration left = Duration.between(moment, lastAt.plus(lockout));
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(lockout) < 0 ? left : lockout;
  }

  /** These failures and one more. */
  public LoginFailures oneMore(Instant now) {
    boolean forgotten = !now.isBefore(lastAt.plus(REMEMBERED));
    return new LoginFailures(clientIdHash, forgotten ? 1 : count + 1, now);
  }
}
