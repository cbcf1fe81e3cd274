package org.countersign.adapters.persistence.issuance;

import java.util.List;
import java.util.UUID;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.policy.decision.Violation;

/**
 * A row of {@code certificate_request_violation}, by which a request is found by why it was
 * refused.
 */
record RequestViolationRow(String code, UUID requestId) {

  static final RecordTable<RequestViolationRow> TABLE =
      new RecordTable<>("certificate_request_violation", RequestViolationRow.class);

  /** One row for each code, however often it stands there. */
  static List<RequestViolationRow> of(IssuanceRecord request) {
    return request.violations().stream()
        .map(Violation::code)
        .distinct()
        .map(code -> new RequestViolationRow(code, request.id()))
        .toList();
  }
}
