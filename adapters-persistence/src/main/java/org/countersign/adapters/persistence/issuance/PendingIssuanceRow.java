package org.countersign.adapters.persistence.issuance;

import java.util.List;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.domain.issuance.ToBeSigned;

/**
 * A row of {@code pending_issuance}: that a request is pending. Settling a request deletes its row,
 * so a request can be settled only once.
 *
 * @param authorityId a foreign key: the CA may not go as long as it stands
 */
record PendingIssuanceRow(UUID requestId, UUID authorityId) {

  static final RecordTable<PendingIssuanceRow> TABLE =
      new RecordTable<>("pending_issuance", PendingIssuanceRow.class);

  static final WriteStatement REMOVE =
      new WriteStatement(
          "DELETE FROM pending_issuance WHERE request_id = ?",
          "DELETE FROM pending_issuance WHERE request_id = ANY (?::uuid[])",
          List.of(ColumnType.UUID),
          () -> new ConcurrentChange("the request is pending no longer"));

  static PendingIssuanceRow of(UUID requestId, ToBeSigned content) {
    return new PendingIssuanceRow(requestId, content.authorityId());
  }
}
