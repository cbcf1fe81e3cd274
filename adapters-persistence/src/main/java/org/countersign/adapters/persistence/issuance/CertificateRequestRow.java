package org.countersign.adapters.persistence.issuance;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.number;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.RequestDocuments;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;

/** A row of {@code certificate_request}: every request but those that are being issued. */
@Entity
@Table(name = "certificate_request")
public class CertificateRequestRow extends RequestColumns {

  static final WriteStatement INSERT =
      WriteStatement.insert(
          "certificate_request",
          Stream.concat(
                  COLUMNS.stream(),
                  Stream.of(
                      text("status"),
                      uuid("certificate_id"),
                      text("violations"),
                      text("error_message"),
                      number("updated_at")))
              .toList());

  private String status;

  @Column(name = "certificate_id")
  private UUID certificateId;

  private String violations;

  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "updated_at")
  private long updatedAt;

  protected CertificateRequestRow() {}

  static CertificateRequestRow of(CertificateRequest request) {
    CertificateRequestRow row = new CertificateRequestRow();
    row.set(request);
    row.status = request.status().name();
    row.certificateId = request.certificateId().orElse(null);
    row.violations = RequestDocuments.ofViolations(request.violations());
    row.errorMessage = request.errorMessage().map(StorableText::of).orElse(null);
    row.updatedAt = Moments.toMicros(request.updatedAt());
    return row;
  }

  /** The values for {@link #INSERT}. */
  @Override
  RowValues giveTo(RowValues values) throws SQLException {
    return super.giveTo(values)
        .text(status)
        .uuid(certificateId)
        .text(violations)
        .text(errorMessage)
        .number(updatedAt);
  }

  CertificateRequest toRequest() {
    return toRequest(
        new Outcome(
            RequestStatus.valueOf(status),
            Optional.ofNullable(certificateId),
            RequestDocuments.violations(violations),
            Optional.ofNullable(errorMessage),
            updatedAt));
  }
}
