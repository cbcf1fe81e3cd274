package org.countersign.adapters.persistence.issuance;

import java.util.List;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.document.RemarkDocuments;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;

/** A row of {@code idempotency_key}. */
record IdempotencyKeyRow(
    UUID identityId,
    String idempotencyKey,
    byte[] bodyHash,
    UUID requestId,
    String remarks,
    long createdAt,
    long expiresAt) {

  static final RecordTable<IdempotencyKeyRow> TABLE =
      new RecordTable<>("idempotency_key", IdempotencyKeyRow.class);

  private static final List<ColumnType> REBOUND =
      List.of(
          ColumnType.OCTETS,
          ColumnType.UUID,
          ColumnType.TEXT,
          ColumnType.NUMBER,
          ColumnType.NUMBER,
          ColumnType.UUID,
          ColumnType.TEXT,
          ColumnType.UUID);

  /** Takes {@link #rebound}. */
  static final WriteStatement REBIND =
      new WriteStatement(
          "UPDATE idempotency_key SET body_hash = ?, request_id = ?, remarks = ?, created_at = ?,"
              + " expires_at = ? WHERE identity_id = ? AND idempotency_key = ? AND request_id = ?",
          "UPDATE idempotency_key k SET body_hash = n.body_hash, request_id = n.request_id,"
              + " remarks = n.remarks, created_at = n.created_at, expires_at = n.expires_at"
              + " FROM "
              + WriteStatement.rowsOf(REBOUND)
              + " AS n (body_hash, request_id, remarks, created_at, expires_at, identity_id,"
              + " idempotency_key, former) WHERE k.identity_id = n.identity_id"
              + " AND k.idempotency_key = n.idempotency_key AND k.request_id = n.former",
          REBOUND,
          () -> new DuplicateEntry("the idempotency key stands for another request"));

  static IdempotencyKeyRow of(IdempotencyKey bound) {
    return new IdempotencyKeyRow(
        bound.identityId(),
        bound.key(),
        Octets.ofHex(bound.bodyHash()),
        bound.requestId(),
        RemarkDocuments.ofElements(bound.elements()),
        Moments.toMicros(bound.createdAt()),
        Moments.toMicros(bound.expiresAt()));
  }

  Object[] rebound(UUID former) {
    return new Object[] {
      bodyHash, requestId, remarks, createdAt, expiresAt, identityId, idempotencyKey, former
    };
  }

  IdempotencyKey toIdempotencyKey() {
    return new IdempotencyKey(
        identityId,
        idempotencyKey,
        Octets.hex(bodyHash),
        requestId,
        RemarkDocuments.elements(remarks),
        Moments.ofMicros(createdAt),
        Moments.ofMicros(expiresAt));
  }
}
