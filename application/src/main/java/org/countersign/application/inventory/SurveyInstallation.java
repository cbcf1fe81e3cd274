package org.countersign.application.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator keeps an eye on, of all projects together. For the server itself, not for a
 * caller.
 */
public interface SurveyInstallation {

  /** How many CAs are named at most: those whose certificates end first. */
  int MOST_AUTHORITIES = 100;

  /** How many pending requests are counted at most. */
  int MOST_PENDING = 500;

  /** Looks now. */
  Survey survey();

  /**
   * What was found.
   *
   * @param authorities active ones, the first to expire first
   * @param pending requests that were recorded and are neither issued nor failed; more than a
   *     moment old only after a crash
   * @param oldestPending since when
   */
  record Survey(List<Expiry> authorities, int pending, Optional<Instant> oldestPending) {
    public Survey {
      authorities = List.copyOf(authorities);
      Objects.requireNonNull(oldestPending, "oldestPending");
    }
  }

  /** When the certificate of a CA ends. */
  record Expiry(UUID authorityId, String name, Instant notAfter) {
    public Expiry {
      Objects.requireNonNull(authorityId, "authorityId");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(notAfter, "notAfter");
    }
  }
}
