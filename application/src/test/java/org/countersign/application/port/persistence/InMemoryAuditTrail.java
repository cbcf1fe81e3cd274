package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.UUID;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** The audit trail in memory. */
public final class InMemoryAuditTrail implements AuditTrail {

  private final InMemoryTable<UUID, AuditEvent> events;

  InMemoryAuditTrail(InMemoryTable<UUID, AuditEvent> events) {
    this.events = events;
  }

  @Override
  public void append(AuditEvent event) {
    events.add(event);
  }

  @Override
  public Page<AuditEvent> list(AuditEventCriteria criteria, PageRequest page) {
    return Pages.cut(
        events
            .rows()
            .filter(event -> isWanted(criteria, event))
            .sorted(
                Comparator.<AuditEvent, String>comparing(event -> event.id().toString()).reversed())
            .toList(),
        page);
  }

  private static boolean isWanted(AuditEventCriteria wanted, AuditEvent event) {
    return (wanted.projectId().isEmpty() || event.projectId().equals(wanted.projectId()))
        && wanted.action().map(event.action()::equals).orElse(true)
        && wanted.actorKind().map(event.actorKind()::equals).orElse(true)
        && (wanted.actorId().isEmpty() || event.actorId().equals(wanted.actorId()))
        && wanted.from().map(from -> !event.at().isBefore(from)).orElse(true)
        && wanted.to().map(to -> !event.at().isAfter(to)).orElse(true);
  }
}
