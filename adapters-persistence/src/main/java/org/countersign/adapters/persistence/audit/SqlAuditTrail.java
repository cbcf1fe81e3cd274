package org.countersign.adapters.persistence.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.adapters.persistence.transaction.RowSearch.Shown;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.AuditEvent;

/** The audit trail in the database. */
public final class SqlAuditTrail implements AuditTrail {

  private static final Shown SHOWN = new Shown(AuditEventRow.TABLE.columnsOf("r"), "");

  /** More than an id can be from the moment of its event; the ids say where to look. */
  private static final Duration APART = Duration.ofMinutes(1);

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
  public Page<AuditEvent> list(AuditEventCriteria criteria, PageRequest page) {
    RowSearch search =
        new RowSearch(unit, "audit_event")
            .whereIfPresent("r.project_id = ?", criteria.projectId())
            .whereIfPresent("r.action = ?", criteria.action().map(StorableText::of))
            .whereIfPresent("r.actor_id = ?", criteria.actorId())
            .whereIfPresent("r.happened_at >= ?", criteria.from().map(Moments::toMicros))
            .whereIfPresent("r.id >= ?", criteria.from().map(SqlAuditTrail::firstAround))
            .whereIfPresent("r.happened_at <= ?", criteria.to().map(Moments::toMicros))
            .whereIfPresent("r.id <= ?", criteria.to().map(SqlAuditTrail::lastAround));
    criteria.actorKind().ifPresent(kind -> whereActor(search, kind));
    return search.page(
        SHOWN, "r.id DESC", page, row -> AuditEventRow.TABLE.read(row, 1).toAuditEvent());
  }

  /** As {@link AuditEventRow} reads rows without a type. */
  private static void whereActor(RowSearch search, Principal.Kind kind) {
    switch (kind) {
      case SYSTEM -> search.where("r.actor_id IS NULL");
      case USER -> search.where("r.actor_type = ?", kind.wireName());
      case MACHINE_IDENTITY ->
          search.where(
              "r.actor_id IS NOT NULL AND COALESCE(r.actor_type, ?) = ?",
              kind.wireName(),
              kind.wireName());
    }
  }

  private static UUID firstAround(Instant moment) {
    return TimeOrderedIdentifiers.firstOf(moment.minus(APART));
  }

  private static UUID lastAround(Instant moment) {
    return TimeOrderedIdentifiers.firstOf(moment.plus(APART));
  }
}
