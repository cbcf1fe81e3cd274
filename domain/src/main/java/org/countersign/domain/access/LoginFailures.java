package org.countersign.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Failed logins under one client id, whether an identity has it or not.
 *
 * @param clientIdHash SHA-256 of the client id, lower-case hex: what people type there is not
 *     always a client id
 * @param count since the last success or lockout
 */
public record LoginFailures(String clientIdHash, int count, Instant lastAt) {

  public static final int LIMIT = 3;
  public static final Duration LOCKOUT = Duration.ofSeconds(300);

  public LoginFailures {
    Objects.requireNonNull(clientIdHash, "clientIdHash");
    Objects.requireNonNull(lastAt, "lastAt");
  }

  /** Whether the door is shut. */
  public boolean lockedAt(Instant moment) {
    return count >= LIMIT && moment.isBefore(lastAt.plus(LOCKOUT));
  }

  /** These failures and one more; those older than the lockout are forgotten. */
  public LoginFailures oneMore(Instant now) {
    boolean forgotten = !now.isBefore(lastAt.plus(LOCKOUT));
    return new LoginFailures(clientIdHash, forgotten ? 1 : count + 1, now);
  }
}
