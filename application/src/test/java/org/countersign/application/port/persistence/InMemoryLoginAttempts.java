package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Optional;
import org.countersign.domain.access.LoginFailures;

/** Failed logins in memory. */
public final class InMemoryLoginAttempts implements LoginAttempts {

  private final InMemoryTable<String, LoginFailures> failures;

  InMemoryLoginAttempts(InMemoryTable<String, LoginFailures> failures) {
    this.failures = failures;
  }

  @Override
  public Optional<LoginFailures> find(String clientIdHash) {
    return failures.find(clientIdHash);
  }

  @Override
  public void put(LoginFailures failed) {
    failures.put(failed);
  }

  @Override
  public void clear(String clientIdHash) {
    failures.remove(clientIdHash);
  }

  @Override
  public void clearAll(String beginning) {
    failures.removeIf(failed -> failed.clientIdHash().startsWith(beginning));
  }

  @Override
  public void removeOlderThan(Instant moment) {
    failures.removeIf(failed -> failed.lastAt().isBefore(moment));
  }
}
