package org.countersign.adapters.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.document.SmallDocuments;
import org.countersign.application.port.persistence.Outbox.Event;
import org.countersign.application.port.persistence.Outbox.Waiting;

/** A row of {@code outbox_event}; it goes when the event was delivered. */
@Entity
@Table(name = "outbox_event")
public class OutboxEventRow {

  @Id private UUID id;

  @Column(name = "happened_at")
  private long at;

  @Column(name = "aggregate_id")
  private String aggregateId;

  @Column(name = "event_type")
  private String type;

  private String facts;

  private int attempts;

  @Column(name = "next_attempt_at")
  private long nextAttemptAt;

  @Column(name = "given_up")
  private boolean givenUp;

  protected OutboxEventRow() {}

  static OutboxEventRow of(Event event) {
    OutboxEventRow row = new OutboxEventRow();
    row.id = event.id();
    row.at = Moments.toMicros(event.at());
    row.aggregateId = event.aggregateId();
    row.type = event.type();
    row.facts = SmallDocuments.ofFacts(event.facts());
    row.nextAttemptAt = row.at;
    return row;
  }

  void postpone(Instant nextAttempt) {
    attempts++;
    nextAttemptAt = Moments.toMicros(nextAttempt);
  }

  void giveUp() {
    attempts++;
    givenUp = true;
  }

  Waiting toWaiting() {
    return new Waiting(
        new Event(id, Moments.ofMicros(at), aggregateId, type, SmallDocuments.facts(facts)),
        attempts);
  }
}
