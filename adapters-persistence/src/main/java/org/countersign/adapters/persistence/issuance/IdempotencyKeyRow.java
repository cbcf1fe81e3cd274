package org.countersign.adapters.persistence.issuance;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.number;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.ColumnType;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.document.RemarkDocuments;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;

/** A row of {@code idempotency_key}. */
@Entity
@Table(name = "idempotency_key")
@IdClass(IdempotencyKeyRow.Key.class)
public class IdempotencyKeyRow {

  static final WriteStatement INSERT =
      WriteStatement.insert(
          "idempotency_key",
          text("body_hash"),
          uuid("request_id"),
          text("remarks"),
          number("created_at"),
          number("expires_at"),
          uuid("identity_id"),
          text("idempotency_key"));

  private static final List<ColumnType> REBOUND =
      List.of(
          ColumnType.TEXT,
          ColumnType.UUID,
          ColumnType.TEXT,
          ColumnType.NUMBER,
          ColumnType.NUMBER,
          ColumnType.UUID,
          ColumnType.TEXT,
          ColumnType.UUID);

  static final WriteStatement REBIND =
      new WriteStatement(
          "UPDATE idempotency_key SET body_hash = ?, request_id = ?, remarks = ?, created_at = ?,"
              + " expires_at = ? WHERE identity_id = ? AND idempotency_key = ? AND request_id = ?",
          Optional.of(
              "UPDATE idempotency_key k SET body_hash = n.body_hash, request_id = n.request_id,"
                  + " remarks = n.remarks, created_at = n.created_at, expires_at = n.expires_at"
                  + " FROM "
                  + WriteStatement.rowsOf(REBOUND)
                  + " AS n (body_hash, request_id, remarks, created_at, expires_at, identity_id,"
                  + " idempotency_key, former) WHERE k.identity_id = n.identity_id"
                  + " AND k.idempotency_key = n.idempotency_key AND k.request_id = n.former"),
          REBOUND,
          () -> new DuplicateEntry("the idempotency key stands for another request"));

  /** The primary key, as Jakarta Persistence wants it: with fields named as the row's. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID identityId;
    private String key;

    Key() {}

    Key(UUID identityId, String key) {
      this.identityId = identityId;
      this.key = key;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && identityId.equals(that.identityId)
          && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      return Objects.hash(identityId, key);
    }
  }

  @Id
  @Column(name = "identity_id")
  private UUID identityId;

  @Id
  @Column(name = "idempotency_key")
  private String key;

  @Column(name = "body_hash")
  private String bodyHash;

  @Column(name = "request_id")
  private UUID requestId;

  private String remarks;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "expires_at")
  private long expiresAt;

  protected IdempotencyKeyRow() {}

  static IdempotencyKeyRow of(IdempotencyKey bound) {
    IdempotencyKeyRow row = new IdempotencyKeyRow();
    row.identityId = bound.identityId();
    row.key = bound.key();
    row.bodyHash = bound.bodyHash();
    row.requestId = bound.requestId();
    row.remarks = RemarkDocuments.of(bound.remarks());
    row.createdAt = Moments.toMicros(bound.createdAt());
    row.expiresAt = Moments.toMicros(bound.expiresAt());
    return row;
  }

  /** The values for {@link #INSERT}, and all for {@link #REBIND} but the former request. */
  RowValues giveTo(RowValues values) throws SQLException {
    return values
        .text(bodyHash)
        .uuid(requestId)
        .text(remarks)
        .number(createdAt)
        .number(expiresAt)
        .uuid(identityId)
        .text(key);
  }

  IdempotencyKey toIdempotencyKey() {
    return new IdempotencyKey(
        identityId,
        key,
        bodyHash,
        requestId,
        RemarkDocuments.remarks(remarks),
        Moments.ofMicros(createdAt),
        Moments.ofMicros(expiresAt));
  }
}
