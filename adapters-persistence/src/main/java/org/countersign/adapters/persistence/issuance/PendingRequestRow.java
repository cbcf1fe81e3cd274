package org.countersign.adapters.persistence.issuance;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.batch.ColumnType;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;

/**
 * A row of {@code pending_request}: a request that is being issued. It is removed in the unit that
 * adds the request, with what became of it, to {@code certificate_request}.
 */
@Entity
@Table(name = "pending_request")
public class PendingRequestRow extends RequestColumns {

  static final WriteStatement INSERT = WriteStatement.insert("pending_request", COLUMNS);

  private static final String NAMES =
      COLUMNS.stream().map(ColumnType.Column::name).collect(Collectors.joining(", "));

  private static final String SETTLED =
      "INSERT INTO certificate_request ("
          + NAMES
          + ", status, certificate_id, error_message, updated_at) SELECT "
          + NAMES;

  private static final List<ColumnType> OUTCOME =
      List.of(
          ColumnType.TEXT, ColumnType.UUID, ColumnType.TEXT, ColumnType.NUMBER, ColumnType.UUID);

  /** Adds what became of the request; PostgreSQL removes the pending one with it. */
  static final WriteStatement MOVE =
      new WriteStatement(
          SETTLED
              + ", CAST(? AS VARCHAR(20)), CAST(? AS UUID), CAST(? AS VARCHAR(16777216)),"
              + " CAST(? AS BIGINT) FROM pending_request WHERE id = ?",
          Optional.of(
              "WITH outcome AS MATERIALIZED (SELECT * FROM "
                  + WriteStatement.rowsOf(OUTCOME)
                  + " AS o (status, certificate_id, error_message, updated_at, request_id)),"
                  + " pending AS (DELETE FROM pending_request"
                  + " WHERE id = ANY (ARRAY(SELECT request_id FROM outcome)) RETURNING *) "
                  + SETTLED
                  + ", status, certificate_id, error_message, updated_at"
                  + " FROM pending JOIN outcome ON request_id = id"),
          OUTCOME,
          PendingRequestRow::settled);

  /** After {@link #MOVE}. */
  static final WriteStatement REMOVE =
      new WriteStatement(
          "DELETE FROM pending_request WHERE id = ?",
          Optional.empty(),
          List.of(ColumnType.UUID),
          PendingRequestRow::settled);

  protected PendingRequestRow() {}

  static PendingRequestRow of(CertificateRequest request) {
    PendingRequestRow row = new PendingRequestRow();
    row.set(request);
    return row;
  }

  static ConcurrentChange settled() {
    return new ConcurrentChange("the request is pending no longer");
  }

  /** The values for {@link #MOVE}. */
  static void giveOutcome(CertificateRequest settled, RowValues values) throws SQLException {
    values
        .text(settled.status().name())
        .uuid(settled.certificateId().orElse(null))
        .text(settled.errorMessage().map(StorableText::of).orElse(null))
        .number(Moments.toMicros(settled.updatedAt()))
        .uuid(settled.id());
  }

  CertificateRequest toRequest() {
    return toRequest(
        new Outcome(
            RequestStatus.PENDING, Optional.empty(), List.of(), Optional.empty(), createdAt));
  }
}
