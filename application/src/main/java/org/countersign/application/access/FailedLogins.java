package org.countersign.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.audit.Origin;

/**
 * Failed logins on their way to the audit trail, which a stranger must not fill: of each identity
 * and address it is told once a minute, how many there were.
 */
final class FailedLogins {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Whoever has more addresses than this within a minute has them counted as one: 64 bits of an
   * IPv6 address are everybody's own to choose.
   */
  static final int MOST_SOURCES = 1_000;

  private final Map<Source, Tally> tallies = new HashMap<>();
  private final Clock clock;

  FailedLogins(Clock clock) {
    this.clock = clock;
  }

  /**
   * Some failures to be told of.
   *
   * @param identityId whose client id was tried; empty when nobody has it
   * @param origin of the last of them; without an address when they came from too many
   */
  record Failures(Optional<UUID> identityId, Origin origin, int attempts) {}

  private record Source(Optional<UUID> identityId, Optional<String> address) {}

  private static final class Tally {
    private Instant toldAt = Instant.EPOCH;
    private Origin origin = Origin.NONE;
    private int untold;

    boolean isQuietAt(Instant moment) {
      return !moment.isBefore(toldAt.plus(MINUTE));
    }
  }

  /** Counts one; {@link #due} says what is to be told now. */
  synchronized void add(Optional<UUID> identityId, Origin origin) {
    Source source = new Source(identityId, origin.address());
    boolean full = !tallies.containsKey(source) && tallies.size() >= MOST_SOURCES;
    Tally tally =
        tallies.computeIfAbsent(
            full ? new Source(identityId, Optional.empty()) : source, unseen -> new Tally());
    tally.origin = full ? Origin.NONE : origin;
    tally.untold++;
  }

  /** What nobody was told of yet and may be told now; who asks tells it. */
  synchronized List<Failures> due() {
    Instant now = clock.instant();
    List<Failures> due = new ArrayList<>();
    tallies.values().removeIf(tally -> tally.untold == 0 && tally.isQuietAt(now));
    tallies.forEach(
        (source, tally) -> {
          if (tally.untold > 0 && tally.isQuietAt(now)) {
            due.add(new Failures(source.identityId(), tally.origin, tally.untold));
            tally.toldAt = now;
            tally.untold = 0;
          }
        });
    return due;
  }
}
