package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The outbox in memory. */
public final class InMemoryOutbox implements Outbox {

  /** An event as it is kept. */
  record Kept(Event event, int attempts, Instant nextAttempt, boolean givenUp) {

    UUID id() {
      return event.id();
    }
  }

  private static final Comparator<Kept> IN_ORDER =
      Comparator.comparing((Kept kept) -> kept.event().at())
          .thenComparing(kept -> kept.id().toString());

  private final InMemoryTable<UUID, Kept> events;

  InMemoryOutbox(InMemoryTable<UUID, Kept> events) {
    this.events = events;
  }

  @Override
  public void add(Event event) {
    events.add(new Kept(event, 0, event.at(), false));
  }

  @Override
  public List<Waiting> due(Instant now, int limit) {
    List<Kept> waiting = events.rows().filter(kept -> !kept.givenUp()).sorted(IN_ORDER).toList();
    return waiting.stream()
        .filter(kept -> !kept.nextAttempt().isAfter(now))
        .filter(kept -> isFirst(kept, waiting))
        .limit(limit)
        .map(kept -> new Waiting(kept.event(), kept.attempts()))
        .toList();
  }

  private static boolean isFirst(Kept kept, List<Kept> waiting) {
    return waiting.stream()
        .filter(other -> other.event().aggregateId().equals(kept.event().aggregateId()))
        .findFirst()
        .filter(kept::equals)
        .isPresent();
  }

  @Override
  public void remove(UUID id) {
    events.remove(id);
  }

  @Override
  public void postpone(UUID id, Instant nextAttempt) {
    events
        .find(id)
        .ifPresent(
            kept ->
                events.update(
                    new Kept(kept.event(), kept.attempts() + 1, nextAttempt, kept.givenUp())));
  }

  @Override
  public void giveUp(UUID id) {
    events
        .find(id)
        .ifPresent(
            kept ->
                events.update(
                    new Kept(kept.event(), kept.attempts() + 1, kept.nextAttempt(), true)));
  }

  @Override
  public long countGivenUp() {
    return events.rows().filter(Kept::givenUp).count();
  }
}
