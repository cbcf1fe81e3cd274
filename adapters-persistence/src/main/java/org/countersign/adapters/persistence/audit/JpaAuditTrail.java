package org.countersign.adapters.persistence.audit;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** The audit trail in the database. */
public final class JpaAuditTrail implements AuditTrail {

  private final OpenUnit unit;

  public JpaAuditTrail(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void append(AuditEvent event) {
    unit.insert(AuditEventRow.of(event));
  }

  @Override
  public Page<AuditEvent> list(Optional<UUID> projectId, PageRequest page) {
    return new PagedQuery<>(unit, AuditEventRow.class)
        .whereIfPresent("r.projectId = :projectId", "projectId", projectId)
        .page("r.at desc, r.id desc", page, AuditEventRow::toAuditEvent);
  }
}
