package org.countersign.application.inventory;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Permission;
import org.countersign.domain.audit.AuditEvent;

final class AuditInventory implements ReadAuditTrail {

  private final UnitOfWork unitOfWork;
  private final AuditTrail trail;
  private final AccessControl control;

  AuditInventory(UnitOfWork unitOfWork, AuditTrail trail, AccessControl control) {
    this.unitOfWork = unitOfWork;
    this.trail = trail;
    this.control = control;
  }

  @Override
  public Page<AuditEvent> list(Caller caller, AuditEventCriteria criteria, PageRequest page) {
    Optional<UUID> projectId = criteria.projectId();
    if (projectId.isEmpty()) {
      AccessControl.requireOrganizationAdmin(caller, "read", "audit-logs");
    }
    return unitOfWork.commit(
        () -> {
          projectId.ifPresent(id -> requireReadable(caller, id));
          return trail.list(criteria, page);
        });
  }

  private void requireReadable(Caller caller, UUID projectId) {
    control.require(caller, projectId, Permission.READ_AUDIT_LOGS, AccessControl.PROJECT_NOT_FOUND);
  }
}
