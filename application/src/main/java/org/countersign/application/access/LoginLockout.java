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
import org.countersign.domain.audit.Origin;

/**
 * Shuts the door under a client id, for the address that failed too often, whether an identity has
 * that id or not. By the id alone, anybody could shut out its owner.
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
   * @throws Refused UNAUTHENTICATED while the door is shut, with the time until it opens
   */
  void requireOpen(String clientId, Origin origin) {
    Instant now = clock.instant();
    attempts
        .find(hash(clientId, origin))
        .map(failures -> failures.lockedFor(now))
        .filter(left -> !left.isZero())
        .ifPresent(
            left -> {
              throw Refused.lockedOut(
                  "Too many failed logins. Logging in with this client id from this address is"
                      + " refused for some time after each.",
                  left);
            });
  }

  /**
   * In a unit of work of its own.
   *
   * @param alongside what else happens in that unit, given the failures with this one
   */
  void countFailure(String clientId, Origin origin, Consumer<LoginFailures> alongside) {
    String hash = hash(clientId, origin);
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
  void forget(String clientId, Origin origin) {
    attempts.clear(hash(clientId, origin));
  }

  /** Inside a unit of work: opens the door for every address. */
  static void forget(LoginAttempts attempts, String clientId) {
    attempts.clearAll(half(clientId));
  }

  /** One half for the client id, so that all that failed under it is found; one for both. */
  private static String hash(String clientId, Origin origin) {
    return half(clientId) + half(clientId + "\0" + ClientNetwork.of(origin));
  }

  private static String half(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, digest.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
