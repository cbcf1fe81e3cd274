package org.countersign.adapters.persistence.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.Outbox;

/** The outbox in the database. */
public final class JpaOutbox implements Outbox {

  private static final String DUE =
      "select r from OutboxEventRow r where r.givenUp = false and r.nextAttemptAt <= :now"
          + " and not exists (select e.id from OutboxEventRow e where e.givenUp = false"
          + " and e.aggregateId = r.aggregateId"
          + " and (e.at < r.at or (e.at = r.at and e.id < r.id)))"
          + " order by r.at, r.id";

  private final OpenUnit unit;

  public JpaOutbox(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(Event event) {
    unit.insert(OutboxEventRow.of(event));
  }

  @Override
  public List<Waiting> due(Instant now, int limit) {
    return unit.entityManager()
        .createQuery(DUE, OutboxEventRow.class)
        .setParameter("now", Moments.toMicros(now))
        .setMaxResults(limit)
        .getResultStream()
        .map(OutboxEventRow::toWaiting)
        .toList();
  }

  @Override
  public void remove(UUID id) {
    unit.delete(OutboxEventRow.class, id);
  }

  @Override
  public void postpone(UUID id, Instant nextAttempt) {
    change(id, row -> row.postpone(nextAttempt));
  }

  @Override
  public void giveUp(UUID id) {
    change(id, OutboxEventRow::giveUp);
  }

  private void change(UUID id, Consumer<OutboxEventRow> change) {
    unit.find(OutboxEventRow.class, id).ifPresent(change);
    unit.flush();
  }

  @Override
  public long countGivenUp() {
    return unit.entityManager()
        .createQuery("select count(r) from OutboxEventRow r where r.givenUp = true", Long.class)
        .getSingleResult();
  }
}
