package org.countersign.adapters.persistence.audit;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.adapters.persistence.transaction.RowSearch.Shown;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** The audit trail in the database. */
public final class SqlAuditTrail implements AuditTrail {

  private static final Shown SHOWN = new Shown(AuditEventRow.TABLE.columnsOf("r"), "");

  private final OpenUnit unit;

  public SqlAuditTrail(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void append(AuditEvent event) {
    unit.insert(AuditEventRow.TABLE, AuditEventRow.of(event));
  }

  /** Ids are in the order of their time. */
  @Override
  public Page<AuditEvent> list(Optional<UUID> projectId, PageRequest page) {
    return new RowSearch(unit, "audit_event")
        .whereIfPresent("r.project_id = ?", projectId)
        .page(SHOWN, "r.id DESC", page, row -> AuditEventRow.TABLE.read(row, 1).toAuditEvent());
  }
}
