package org.countersign.adapters.persistence.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;

/** A row of {@code recent_change}: a unit of work has changed something that issuing reads. */
@Entity
@Table(name = "recent_change")
public class RecentChangeRow {

  @Id private UUID id;

  /** For people who look into the database; no program reads it. */
  @Column(name = "changed_at")
  private long changedAt;

  protected RecentChangeRow() {}

  /** A new one. */
  public static RecentChangeRow now() {
    RecentChangeRow row = new RecentChangeRow();
    row.id = UUID.randomUUID();
    row.changedAt = Moments.toMicros(Instant.now());
    return row;
  }
}
