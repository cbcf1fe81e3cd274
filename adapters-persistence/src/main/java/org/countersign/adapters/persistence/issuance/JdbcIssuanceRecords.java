package org.countersign.adapters.persistence.issuance;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.adapters.persistence.audit.AuditEventRow;
import org.countersign.adapters.persistence.batch.GroupCommit;
import org.countersign.adapters.persistence.batch.SharedRows;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;

/** The records of issuing, written in plain statements and in shared commits. */
public final class JdbcIssuanceRecords implements IssuanceRecords {

  private static final WriteStatement SETTLE =
      new WriteStatement(
          "UPDATE certificate_request SET status = ?, certificate_id = ?, error_message = ?,"
              + " updated_at = ? WHERE id = ? AND status IN ('PENDING', 'PENDING_APPROVAL')",
          () -> new ConcurrentChange("the request is pending no longer"));

  /** Rows before those that name them. */
  public static final List<WriteStatement> STATEMENTS =
      List.of(
          CertificateRequestRow.INSERT,
          RequestMetadataRow.INSERT,
          RequestViolationRow.INSERT,
          IdempotencyKeyRow.INSERT,
          IdempotencyKeyRow.REBIND,
          SETTLE,
          CertificateRow.INSERT,
          CertificateMetadataRow.INSERT,
          AuditEventRow.INSERT);

  private final GroupCommit units;

  /**
   * @param units knows {@link #STATEMENTS}
   */
  public JdbcIssuanceRecords(GroupCommit units) {
    this.units = Objects.requireNonNull(units, "units");
  }

  @Override
  public void pending(CertificateRequest request, Optional<Binding> binding) {
    RequestRows added = RequestRows.of(request);
    Optional<IdempotencyKeyRow> key = binding.map(bound -> IdempotencyKeyRow.of(bound.key()));
    units.commit(
        rows -> {
          added.addTo(rows);
          if (key.isPresent()) {
            bind(rows, key.get(), binding.get());
          }
        });
  }

  private static void bind(SharedRows rows, IdempotencyKeyRow key, Binding binding)
      throws SQLException {
    if (binding.former().isEmpty()) {
      rows.add(IdempotencyKeyRow.INSERT, key::giveTo);
    } else {
      rows.add(IdempotencyKeyRow.REBIND, values -> key.giveTo(values).uuid(binding.former().get()));
    }
  }

  @Override
  public void issued(CertificateRequest issued, IssuedCertificate certificate, AuditEvent event) {
    CertificateRow row = CertificateRow.of(certificate);
    List<CertificateMetadataRow> metadata =
        CertificateMetadataRow.of(certificate.id(), certificate.metadata());
    AuditEventRow audit = AuditEventRow.of(event);
    units.commit(
        rows -> {
          settle(rows, issued);
          rows.add(CertificateRow.INSERT, row::giveTo);
          for (CertificateMetadataRow pair : metadata) {
            rows.add(CertificateMetadataRow.INSERT, pair::giveTo);
          }
          rows.add(AuditEventRow.INSERT, audit::giveTo);
        });
  }

  private static void settle(SharedRows rows, CertificateRequest request) throws SQLException {
    rows.add(
        SETTLE,
        values ->
            values
                .text(request.status().name())
                .uuid(request.certificateId().orElse(null))
                .text(request.errorMessage().map(StorableText::of).orElse(null))
                .number(Moments.toMicros(request.updatedAt()))
                .uuid(request.id()));
  }

  @Override
  public void refused(CertificateRequest request, AuditEvent event) {
    RequestRows refused = RequestRows.of(request);
    AuditEventRow audit = AuditEventRow.of(event);
    units.commit(
        rows -> {
          refused.addTo(rows);
          rows.add(AuditEventRow.INSERT, audit::giveTo);
        });
  }

  /** A request and what it is found by. */
  private record RequestRows(
      CertificateRequestRow request,
      List<RequestMetadataRow> metadata,
      List<RequestViolationRow> violations) {

    static RequestRows of(CertificateRequest request) {
      return new RequestRows(
          CertificateRequestRow.of(request),
          RequestMetadataRow.of(request.id(), request.metadata()),
          RequestViolationRow.of(request.id(), request.violations()));
    }

    void addTo(SharedRows rows) throws SQLException {
      rows.add(CertificateRequestRow.INSERT, request::giveTo);
      for (RequestMetadataRow pair : metadata) {
        rows.add(RequestMetadataRow.INSERT, pair::giveTo);
      }
      for (RequestViolationRow violation : violations) {
        rows.add(RequestViolationRow.INSERT, violation::giveTo);
      }
    }
  }
}
