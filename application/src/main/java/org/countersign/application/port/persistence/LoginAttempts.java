package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Optional;
import org.countersign.domain.access.LoginFailures;

/** Failed logins, counted for every client id that is tried and every address it is tried from. */
public interface LoginAttempts {

  Optional<LoginFailures> find(String clientIdHash);

  /**
   * Adds or replaces. Of two units that do so at once, one may end with {@link DuplicateEntry} or
   * {@link ConcurrentChange}.
   */
  void put(LoginFailures failures);

  void clear(String clientIdHash);

  /** Clears all whose hash begins so; lower-case hex. */
  void clearAll(String beginning);

  /** Forgets failures whose last was before a moment. */
  void removeOlderThan(Instant moment);
}
