package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
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
  public Page<AuditEvent> list(Optional<UUID> projectId, PageRequest page) {
    return Pages.cut(
        events
            .rows()
            .filter(event -> projectId.isEmpty() || event.projectId().equals(projectId))
            .sorted(
                Comparator.<AuditEvent, String>comparing(event -> event.id().toString()).reversed())
            .toList(),
        page);
  }
}
