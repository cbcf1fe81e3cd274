package org.countersign.adapters.persistence.audit;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.number;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.SmallDocuments;
import org.countersign.domain.audit.AuditEvent;

/** A row of {@code audit_event}; never changed. */
@Entity
@Table(name = "audit_event")
public class AuditEventRow {

  public static final WriteStatement INSERT =
      WriteStatement.insert(
          "audit_event",
          uuid("id"),
          number("happened_at"),
          uuid("project_id"),
          uuid("actor_id"),
          text("action"),
          text("subject_id"),
          text("details"));

  @Id private UUID id;

  @Column(name = "happened_at")
  private long at;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "actor_id")
  private UUID actorId;

  private String action;

  @Column(name = "subject_id")
  private String subjectId;

  private String details;

  protected AuditEventRow() {}

  public static AuditEventRow of(AuditEvent event) {
    AuditEventRow row = new AuditEventRow();
    row.id = event.id();
    row.at = Moments.toMicros(event.at());
    row.projectId = event.projectId().orElse(null);
    row.actorId = event.actorId().orElse(null);
    row.action = event.action();
    row.subjectId = StorableText.of(event.subjectId());
    row.details = SmallDocuments.ofFacts(event.details());
    return row;
  }

  /** The values for {@link #INSERT}. */
  public void giveTo(RowValues values) throws SQLException {
    values
        .uuid(id)
        .number(at)
        .uuid(projectId)
        .uuid(actorId)
        .text(action)
        .text(subjectId)
        .text(details);
  }

  AuditEvent toAuditEvent() {
    return new AuditEvent(
        id,
        Moments.ofMicros(at),
        Optional.ofNullable(projectId),
        Optional.ofNullable(actorId),
        action,
        subjectId,
        SmallDocuments.facts(details));
  }
}
