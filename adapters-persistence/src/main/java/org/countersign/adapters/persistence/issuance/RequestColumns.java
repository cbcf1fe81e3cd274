package org.countersign.adapters.persistence.issuance;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.number;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.octets;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.batch.ColumnType;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.adapters.persistence.document.RemarkDocuments;
import org.countersign.adapters.persistence.document.RequestDocuments;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectAttributeType;

/** What is known of a request from the beginning: columns of both tables that requests stand in. */
@MappedSuperclass
abstract class RequestColumns {

  /** In the order of {@link #giveTo}. */
  static final List<ColumnType.Column> COLUMNS =
      List.of(
          uuid("id"),
          uuid("project_id"),
          uuid("profile_id"),
          uuid("requester_id"),
          text("csr"),
          text("content"),
          text("judgement"),
          uuid("authority_id"),
          text("serial_number"),
          octets("to_be_signed"),
          text("warnings"),
          text("metadata"),
          text("common_name"),
          text("search_text"),
          number("created_at"));

  @Id UUID id;

  @Column(name = "project_id")
  UUID projectId;

  @Column(name = "profile_id")
  UUID profileId;

  @Column(name = "requester_id")
  UUID requesterId;

  String csr;
  String content;
  String judgement;

  @Column(name = "authority_id")
  UUID authorityId;

  @Column(name = "serial_number")
  String serialNumber;

  @Column(name = "to_be_signed")
  byte[] toBeSigned;

  String warnings;
  String metadata;

  @Column(name = "common_name")
  String commonName;

  @Column(name = "search_text")
  String searchText;

  @Column(name = "created_at")
  long createdAt;

  /** What a request says from the beginning. */
  void set(CertificateRequest request) {
    id = request.id();
    projectId = request.projectId();
    profileId = request.profileId();
    requesterId = request.requesterId();
    csr = RequestDocuments.ofCsr(request.csr());
    content = RequestDocuments.of(request.content());
    judgement = request.judgement().map(RequestDocuments::of).orElse(null);
    warnings = RemarkDocuments.ofWarnings(request.warnings());
    metadata = NameDocuments.ofMetadata(request.metadata());
    createdAt = Moments.toMicros(request.createdAt());
    setSearchedBy(request);
    request.toBeSigned().ifPresent(this::setToBeSigned);
  }

  private void setSearchedBy(CertificateRequest request) {
    commonName =
        SearchText.indexed(
            request.content().subject().first(SubjectAttributeType.COMMON_NAME).orElse(""));
    searchText =
        SearchText.of(
            Stream.of(
                    request.toBeSigned().stream().map(signed -> signed.serialNumber().hex()),
                    request.content().subject().attributes().map(AttributeTypeAndValue::value),
                    request.content().names().stream().map(RequestedName::value))
                .flatMap(Function.identity()));
  }

  private void setToBeSigned(ToBeSigned signed) {
    authorityId = signed.authorityId();
    serialNumber = signed.serialNumber().hex();
    toBeSigned = signed.der();
  }

  /** The values of {@link #COLUMNS}. */
  RowValues giveTo(RowValues values) throws SQLException {
    return values
        .uuid(id)
        .uuid(projectId)
        .uuid(profileId)
        .uuid(requesterId)
        .text(csr)
        .text(content)
        .text(judgement)
        .uuid(authorityId)
        .text(serialNumber)
        .octets(toBeSigned)
        .text(warnings)
        .text(metadata)
        .text(commonName)
        .text(searchText)
        .number(createdAt);
  }

  /** The request, with what became of it. */
  CertificateRequest toRequest(Outcome outcome) {
    return new CertificateRequest(
        id,
        projectId,
        profileId,
        requesterId,
        outcome.status(),
        RequestDocuments.csr(csr),
        RequestDocuments.content(content),
        Optional.ofNullable(judgement).map(RequestDocuments::judgement),
        toBeSigned(),
        outcome.certificateId(),
        outcome.violations(),
        RemarkDocuments.warnings(warnings),
        outcome.errorMessage(),
        NameDocuments.metadata(metadata),
        Moments.ofMicros(createdAt),
        Moments.ofMicros(outcome.updatedAt()));
  }

  private Optional<ToBeSigned> toBeSigned() {
    return serialNumber == null
        ? Optional.empty()
        : Optional.of(new ToBeSigned(authorityId, SerialNumber.ofHex(serialNumber), toBeSigned));
  }

  /**
   * What became of a request.
   *
   * @param updatedAt in microseconds
   */
  record Outcome(
      RequestStatus status,
      Optional<UUID> certificateId,
      List<Violation> violations,
      Optional<String> errorMessage,
      long updatedAt) {}
}
