package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** The audit events; they cannot be changed or removed. */
public interface AuditTrail {

  /** In the same unit of work as what it tells of. */
  void append(AuditEvent event);

  /** Latest first; {@code projectId} empty for the whole installation. */
  Page<AuditEvent> list(Optional<UUID> projectId, PageRequest page);
}
