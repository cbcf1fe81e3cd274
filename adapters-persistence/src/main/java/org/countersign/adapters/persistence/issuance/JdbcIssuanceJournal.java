package org.countersign.adapters.persistence.issuance;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.adapters.persistence.audit.AuditEventRow;
import org.countersign.adapters.persistence.batch.GroupCommit;
import org.countersign.adapters.persistence.batch.SharedRows;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.key.KeyQuestion;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** The steps of each request, written in plain statements and in shared commits. */
public final class JdbcIssuanceJournal implements IssuanceJournal {

  private static final WriteStatement REQUEST = insert(CertificateRequestRow.TABLE);
  private static final WriteStatement METADATA = insert(RequestMetadataRow.TABLE);
  private static final WriteStatement VIOLATION = insert(RequestViolationRow.TABLE);
  private static final WriteStatement CONTENT = insert(SignedContentRow.TABLE);
  private static final WriteStatement PENDING = insert(PendingIssuanceRow.TABLE);
  private static final WriteStatement KEY = insert(IdempotencyKeyRow.TABLE);
  private static final WriteStatement CERTIFICATE = insert(CertificateRow.TABLE);
  private static final WriteStatement EVENT = insert(AuditEventRow.TABLE);

  /** Rows before those that name them. */
  public static final List<WriteStatement> STATEMENTS =
      List.of(
          PendingIssuanceRow.REMOVE,
          REQUEST,
          METADATA,
          VIOLATION,
          CertificateRequestRow.FAIL,
          CONTENT,
          PENDING,
          KEY,
          IdempotencyKeyRow.REBIND,
          CERTIFICATE,
          EVENT);

  private final GroupCommit units;

  /**
   * @param units knows {@link KeyQuestion#INQUIRY} and {@link #STATEMENTS}
   */
  public JdbcIssuanceJournal(GroupCommit units) {
    this.units = Objects.requireNonNull(units, "units");
  }

  private static WriteStatement insert(RecordTable<?> table) {
    return WriteStatement.insert(table);
  }

  @Override
  public KeyRecord pending(
      IssuanceRecord request, SubjectPublicKeyInfo key, Optional<Binding> binding) {
    PendingEntry entry =
        new PendingEntry(new KeyQuestion(key, request.projectId()), request, binding);
    units.commit(entry);
    return entry.key.answer();
  }

  /** A pending request, with the question about its key. */
  private static final class PendingEntry implements GroupCommit.Entry {

    private final KeyQuestion key;
    private final Object[] request;
    private final List<Object[]> metadata;
    private final Object[] content;
    private final Object[] pending;
    private final Optional<Binding> binding;

    PendingEntry(KeyQuestion key, IssuanceRecord request, Optional<Binding> binding) {
      ToBeSigned toBeSigned = request.toBeSigned().orElseThrow();
      this.key = key;
      this.request = CertificateRequestRow.TABLE.values(CertificateRequestRow.of(request));
      this.metadata = metadata(request);
      this.content = SignedContentRow.TABLE.values(SignedContentRow.of(toBeSigned));
      this.pending =
          PendingIssuanceRow.TABLE.values(PendingIssuanceRow.of(request.id(), toBeSigned));
      this.binding = binding;
    }

    @Override
    public void writeTo(SharedRows rows) throws SQLException {
      key.askWith(rows);
      rows.add(REQUEST, request);
      for (Object[] pair : metadata) {
        rows.add(METADATA, pair);
      }
      rows.add(CONTENT, content);
      rows.add(PENDING, pending);
      if (binding.isPresent()) {
        bind(rows, binding.get());
      }
    }

    private static void bind(SharedRows rows, Binding binding) throws SQLException {
      IdempotencyKeyRow row = IdempotencyKeyRow.of(binding.key());
      if (binding.former().isEmpty()) {
        rows.add(KEY, IdempotencyKeyRow.TABLE.values(row));
      } else {
        rows.add(IdempotencyKeyRow.REBIND, row.rebound(binding.former().get()));
      }
    }

    @Override
    public boolean stands() {
      return !key.answer().forbidsCertificates();
    }
  }

  private static List<Object[]> metadata(IssuanceRecord request) {
    return RequestMetadataRow.of(request).stream().map(RequestMetadataRow.TABLE::values).toList();
  }

  @Override
  public void issued(IssuanceRecord issued, IssuedCertificate certificate, AuditEvent event) {
    Object[] row = CertificateRow.TABLE.values(CertificateRow.of(issued, certificate));
    Object[] audit = AuditEventRow.TABLE.values(AuditEventRow.of(event));
    units.commit(
        rows -> {
          rows.add(PendingIssuanceRow.REMOVE, issued.id());
          rows.add(CERTIFICATE, row);
          rows.add(EVENT, audit);
        });
  }

  @Override
  public void failed(IssuanceRecord failed, AuditEvent event) {
    Object[] audit = AuditEventRow.TABLE.values(AuditEventRow.of(event));
    units.commit(
        rows -> {
          rows.add(PendingIssuanceRow.REMOVE, failed.id());
          rows.add(CertificateRequestRow.FAIL, CertificateRequestRow.failure(failed));
          rows.add(EVENT, audit);
        });
  }

  @Override
  public void nothingToSign(IssuanceRecord request, AuditEvent event) {
    Object[] row = CertificateRequestRow.TABLE.values(CertificateRequestRow.of(request));
    List<Object[]> metadata = metadata(request);
    List<Object[]> violations =
        RequestViolationRow.of(request).stream().map(RequestViolationRow.TABLE::values).toList();
    Object[] audit = AuditEventRow.TABLE.values(AuditEventRow.of(event));
    units.commit(
        rows -> {
          rows.add(REQUEST, row);
          for (Object[] pair : metadata) {
            rows.add(METADATA, pair);
          }
          for (Object[] violation : violations) {
            rows.add(VIOLATION, violation);
          }
          rows.add(EVENT, audit);
        });
  }
}
