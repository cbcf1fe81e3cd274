package org.countersign.adapters.persistence.audit;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.SmallDocuments;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.audit.AuditEvent;

/** A row of {@code audit_event}; never changed. */
public record AuditEventRow(
    UUID id,
    long happenedAt,
    UUID projectId,
    UUID actorId,
    String action,
    String subjectId,
    String details) {

  public static final RecordTable<AuditEventRow> TABLE =
      new RecordTable<>("audit_event", AuditEventRow.class);

  public static AuditEventRow of(AuditEvent event) {
    return new AuditEventRow(
        event.id(),
        Moments.toMicros(event.at()),
        event.projectId().orElse(null),
        event.actorId().orElse(null),
        event.action(),
        StorableText.of(event.subjectId()),
        SmallDocuments.ofFacts(event.details()));
  }

  AuditEvent toAuditEvent() {
    return new AuditEvent(
        id,
        Moments.ofMicros(happenedAt),
        Optional.ofNullable(projectId),
        Optional.ofNullable(actorId),
        action,
        subjectId,
        SmallDocuments.facts(details));
  }
}
