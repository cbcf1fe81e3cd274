package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Optional;
import org.countersign.domain.access.LoginFailures;

/** Failed logins, counted for every client id that is tried. */
public interface LoginAttempts {

  Optional<LoginFailures> find(String clientIdHash);

  /**
   * Adds or replaces. Of two units that do so at once, one may end with {@link DuplicateEntry} or
   * {@link ConcurrentChange}.
   */
  void put(LoginFailures failures);

  void clear(String clientIdHash);

  /** Forgets failures whose last was before a moment. */
  void removeOlderThan(Instant moment);
}
