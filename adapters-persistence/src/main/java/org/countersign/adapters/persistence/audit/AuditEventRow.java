package org.countersign.adapters.persistence.audit;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.SmallDocuments;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.audit.Origin;

/**
 * A row of {@code audit_event}; never changed.
 *
 * @param actorType null in a row that a server before this one wrote: people could not act then
 * @param ipAddress null when no call did it, and in a row of a server that did not note it, as is
 *     userAgent
 */
public record AuditEventRow(
    UUID id,
    long happenedAt,
    UUID projectId,
    String actorType,
    UUID actorId,
    String action,
    String subjectId,
    String details,
    String ipAddress,
    String userAgent) {

  public static final RecordTable<AuditEventRow> TABLE =
      new RecordTable<>("audit_event", AuditEventRow.class);

  public static AuditEventRow of(AuditEvent event) {
    return new AuditEventRow(
        event.id(),
        Moments.toMicros(event.at()),
        event.projectId().orElse(null),
        event.actorKind().wireName(),
        event.actorId().orElse(null),
        event.action(),
        StorableText.of(event.subjectId()),
        SmallDocuments.ofFacts(event.details()),
        event.origin().address().orElse(null),
        event.origin().userAgent().orElse(null));
  }

  AuditEvent toAuditEvent() {
    return new AuditEvent(
        id,
        Moments.ofMicros(happenedAt),
        Optional.ofNullable(projectId),
        actorKind(),
        Optional.ofNullable(actorId),
        action,
        subjectId,
        SmallDocuments.facts(details),
        Origin.of(ipAddress, userAgent));
  }

  private Principal.Kind actorKind() {
    if (actorType != null) {
      return Principal.Kind.ofWireName(actorType);
    }
    return actorId == null ? Principal.Kind.SYSTEM : Principal.Kind.MACHINE_IDENTITY;
  }
}
