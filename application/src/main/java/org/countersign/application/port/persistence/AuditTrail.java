package org.countersign.application.port.persistence;

import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.AuditEvent;

/** The audit events; they cannot be changed or removed. */
public interface AuditTrail {

  /** In the same unit of work as what it tells of. */
  void append(AuditEvent event);

  /** Latest first. */
  Page<AuditEvent> list(AuditEventCriteria criteria, PageRequest page);
}
