package org.countersign.application.inventory;

import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** What happened, latest first. */
public interface ReadAuditTrail {

  /**
   * Finds events; the whole installation's take the organisation role admin.
   *
   * @throws Refused PERMISSION_DENIED, or NOT_FOUND {@code Project not found}
   */
  Page<AuditEvent> list(Caller caller, AuditEventCriteria criteria, PageRequest page);
}
