package org.countersign.adapters.persistence.issuance;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.adapters.persistence.audit.AuditEventRow;
import org.countersign.adapters.persistence.batch.GroupCommit;
import org.countersign.adapters.persistence.batch.SharedRows;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;

/** The records of issuing, written in plain statements and in shared commits. */
public final class JdbcIssuanceRecords implements IssuanceRecords {

  /** Rows before those that name them. */
  public static final List<WriteStatement> STATEMENTS =
      List.of(
          PendingRequestRow.INSERT,
          IdempotencyKeyRow.INSERT,
          IdempotencyKeyRow.REBIND,
          PendingRequestRow.MOVE,
          PendingRequestRow.REMOVE,
          CertificateRequestRow.INSERT,
          RequestMetadataRow.INSERT,
          RequestViolationRow.INSERT,
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
    PendingRequestRow row = PendingRequestRow.of(request);
    Optional<IdempotencyKeyRow> key = binding.map(bound -> IdempotencyKeyRow.of(bound.key()));
    units.commit(
        rows -> {
          rows.add(PendingRequestRow.INSERT, row::giveTo);
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
    List<RequestMetadataRow> ofRequest = RequestMetadataRow.of(issued.id(), issued.metadata());
    List<CertificateMetadataRow> metadata =
        CertificateMetadataRow.of(certificate.id(), certificate.metadata());
    AuditEventRow audit = AuditEventRow.of(event);
    units.commit(
        rows -> {
          rows.add(PendingRequestRow.MOVE, values -> PendingRequestRow.giveOutcome(issued, values));
          rows.add(PendingRequestRow.REMOVE, values -> values.uuid(issued.id()));
          for (RequestMetadataRow pair : ofRequest) {
            rows.add(RequestMetadataRow.INSERT, pair::giveTo);
          }
          rows.add(CertificateRow.INSERT, row::giveTo);
          for (CertificateMetadataRow pair : metadata) {
            rows.add(CertificateMetadataRow.INSERT, pair::giveTo);
          }
          rows.add(AuditEventRow.INSERT, audit::giveTo);
        });
  }

  @Override
  public void refused(CertificateRequest request, AuditEvent event) {
    CertificateRequestRow row = CertificateRequestRow.of(request);
    List<RequestMetadataRow> metadata = RequestMetadataRow.of(request.id(), request.metadata());
    List<RequestViolationRow> violations =
        RequestViolationRow.of(request.id(), request.violations());
    AuditEventRow audit = AuditEventRow.of(event);
    units.commit(
        rows -> {
          rows.add(CertificateRequestRow.INSERT, row::giveTo);
          for (RequestMetadataRow pair : metadata) {
            rows.add(RequestMetadataRow.INSERT, pair::giveTo);
          }
          for (RequestViolationRow violation : violations) {
            rows.add(RequestViolationRow.INSERT, violation::giveTo);
          }
          rows.add(AuditEventRow.INSERT, audit::giveTo);
        });
  }
}
