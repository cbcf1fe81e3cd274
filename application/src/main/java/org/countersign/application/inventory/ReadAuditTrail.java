package org.countersign.application.inventory;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** What happened, latest first. */
public interface ReadAuditTrail {

  /**
   * @param projectId empty for the whole installation, which takes the organisation role admin
   * @throws Refused PERMISSION_DENIED, or NOT_FOUND {@code Project not found}
   */
  Page<AuditEvent> list(Caller caller, Optional<UUID> projectId, PageRequest page);
}
