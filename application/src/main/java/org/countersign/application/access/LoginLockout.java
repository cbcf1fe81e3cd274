package org.countersign.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.LoginAttempts;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.LoginFailures;

/**
 * Shuts the door under a client id after too many failures, whether an identity has that id or not.
 */
final class LoginLockout {

  /**
   * Failures at the same moment may collide in the database; each try takes one of them further.
   */
  private static final int TRIES = 5;

  private final UnitOfWork unitOfWork;
  private final LoginAttempts attempts;
  private final Clock clock;

  LoginLockout(UnitOfWork unitOfWork, LoginAttempts attempts, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * Inside a unit of work.
   *
   * @throws Refused UNAUTHENTICATED while the door is shut
   */
  void requireOpen(String clientId) {
    Instant now = clock.instant();
    attempts
        .find(hash(clientId))
        .filter(failures -> failures.lockedAt(now))
        .ifPresent(
            failures -> {
              throw Refused.unauthenticated(
                  "Too many failed logins. Logging in with this client id is refused for "
                      + LoginFailures.LOCKOUT.toSeconds()
                      + " seconds after the last one.");
            });
  }

  /**
   * In a unit of work of its own.
   *
   * @param alongside what else happens in that unit, given the failures with this one
   */
  void countFailure(String clientId, Consumer<LoginFailures> alongside) {
    String hash = hash(clientId);
    for (int attempt = 1; ; attempt++) {
      try {
        unitOfWork.commit(() -> alongside.accept(putNext(hash)));
        return;
      } catch (DuplicateEntry | ConcurrentChange e) {
        if (attempt == TRIES) {
          return;
        }
      }
    }
  }

  private LoginFailures putNext(String hash) {
    LoginFailures next = next(hash);
    attempts.put(next);
    return next;
  }

  private LoginFailures next(String hash) {
    Instant now = clock.instant();
    return attempts
        .find(hash)
        .map(failures -> failures.oneMore(now))
        .orElseGet(() -> new LoginFailures(hash, 1, now));
  }

  /** Inside the unit of work of a successful login. */
  void forget(String clientId) {
    attempts.clear(hash(clientId));
  }

  private static String hash(String clientId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
