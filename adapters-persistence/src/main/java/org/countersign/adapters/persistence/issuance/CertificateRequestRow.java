package org.countersign.adapters.persistence.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.CsrDocument;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.adapters.persistence.document.RemarkDocuments;
import org.countersign.adapters.persistence.document.RequestDocuments;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestState;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A row of {@code certificate_request}: one for each request, for ever. It is written when the
 * request is recorded, and not again when its certificate is stored: a request that is written as
 * pending is issued when its certificate is there.
 *
 * @param serialNumber with the CA, names what is signed, in {@code signed_content}
 * @param updatedAt null: as created
 */
record CertificateRequestRow(
    UUID id,
    UUID projectId,
    UUID requesterId,
    UUID profileId,
    long createdAt,
    Long updatedAt,
    UUID policyId,
    UUID authorityId,
    UUID certificateId,
    Long policyVersion,
    Long profileVersion,
    byte[] policyHash,
    byte[] profileHash,
    byte[] serialNumber,
    String status,
    String csrForm,
    byte[] csr,
    String content,
    String violations,
    String warnings,
    String errorMessage,
    String metadata,
    String commonName,
    String searchText) {

  static final RecordTable<CertificateRequestRow> TABLE =
      new RecordTable<>("certificate_request", CertificateRequestRow.class);

  private static final List<ColumnType> FAILED =
      List.of(ColumnType.TEXT, ColumnType.NUMBER, ColumnType.UUID);

  /** Takes {@link #failure}. */
  static final WriteStatement FAIL =
      new WriteStatement(
          "UPDATE certificate_request SET status = 'FAILED', error_message = ?, updated_at = ?"
              + " WHERE id = ?",
          "UPDATE certificate_request r SET status = 'FAILED', error_message = f.error_message,"
              + " updated_at = f.updated_at FROM "
              + WriteStatement.rowsOf(FAILED)
              + " AS f (error_message, updated_at, id) WHERE r.id = f.id",
          FAILED,
          () -> new ConcurrentChange("the request is gone"));

  static CertificateRequestRow of(IssuanceRecord request) {
    Optional<PolicySnapshot> policySnapshot = request.policySnapshot();
    Optional<ToBeSigned> signed = request.toBeSigned();
    CsrDocument csr = CsrDocument.of(request.csr());
    return new CertificateRequestRow(
        request.id(),
        request.projectId(),
        request.requesterId(),
        request.profileId(),
        Moments.toMicros(request.createdAt()),
        updatedAt(request),
        policySnapshot.map(PolicySnapshot::policyId).orElse(null),
        signed.map(ToBeSigned::authorityId).orElse(null),
        signed.map(ToBeSigned::certificateId).orElse(null),
        policySnapshot.map(by -> (long) by.policyVersion()).orElse(null),
        policySnapshot.map(by -> (long) by.profileVersion()).orElse(null),
        policySnapshot.map(by -> Octets.ofHex(by.policyHash())).orElse(null),
        policySnapshot.map(by -> Octets.ofHex(by.profileHash())).orElse(null),
        signed.map(content -> Octets.of(content.serialNumber())).orElse(null),
        request.status().name(),
        csr.form().name(),
        csr.octets(),
        RequestDocuments.of(request.content()),
        RequestDocuments.ofViolations(request.violations()),
        RemarkDocuments.ofWarnings(request.warnings()),
        request.errorMessage().map(StorableText::of).orElse(null),
        NameDocuments.ofMetadata(request.metadata()),
        SearchText.indexed(
            request.content().subject().first(SubjectAttributeType.COMMON_NAME).orElse("")),
        searchText(request));
  }

  private static Long updatedAt(IssuanceRecord request) {
    return request.updatedAt().equals(request.createdAt())
        ? null
        : (Long) Moments.toMicros(request.updatedAt());
  }

  private static String searchText(IssuanceRecord request) {
    return SearchText.of(
        Stream.concat(
            request.content().subject().attributes().map(AttributeTypeAndValue::value),
            request.content().names().stream().map(RequestedName::value)));
  }

  /** What {@link #FAIL} writes. */
  static Object[] failure(IssuanceRecord failed) {
    return new Object[] {
      StorableText.of(failed.errorMessage().orElseThrow()),
      Moments.toMicros(failed.updatedAt()),
      failed.id()
    };
  }

  /**
   * The request.
   *
   * @param signed what is signed for it; null where there is nothing
   * @param issue null where its certificate is not there
   */
  IssuanceRecord toRequest(ToBeSigned signed, Issue issue) {
    if (issue != null) {
      return inState(new RequestState.Pending(signed)).issued(issue.keyReuse(), issue.at());
    }
    return inState(
        switch (RequestStatus.valueOf(status)) {
          case PENDING -> new RequestState.Pending(signed);
          case PENDING_APPROVAL -> new RequestState.AwaitingApproval();
          case FAILED -> new RequestState.Failed(signed, errorMessage, updated());
          case REJECTED ->
              new RequestState.Rejected(
                  RequestDocuments.violations(violations), errorMessage, updated());
          case ISSUED -> throw new IllegalStateException("no row says so by itself");
        });
  }

  /** What is known of a request by its certificate. */
  record Issue(Optional<KeyReuse> keyReuse, Instant at) {}

  private Instant updated() {
    return Moments.ofMicros(updatedAt == null ? createdAt : updatedAt);
  }

  private IssuanceRecord inState(RequestState state) {
    return new IssuanceRecord(
        id,
        projectId,
        profileId,
        requesterId,
        new CsrDocument(CsrDocument.Form.valueOf(csrForm), csr).text(),
        RequestDocuments.content(content),
        Optional.ofNullable(policyId).map(this::policySnapshot),
        RemarkDocuments.warnings(warnings),
        NameDocuments.metadata(metadata),
        Moments.ofMicros(createdAt),
        state);
  }

  private PolicySnapshot policySnapshot(UUID policy) {
    return new PolicySnapshot(
        policy,
        policyVersion.intValue(),
        Octets.hex(policyHash),
        profileVersion.intValue(),
        Octets.hex(profileHash));
  }
}
