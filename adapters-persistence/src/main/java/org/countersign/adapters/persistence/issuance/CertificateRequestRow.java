package org.countersign.adapters.persistence.issuance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.batch.RowValues;
import org.countersign.adapters.persistence.batch.WriteStatement;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.adapters.persistence.document.RequestDocuments;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectAttributeType;

/** A row of {@code certificate_request}. */
@Entity
@Table(name = "certificate_request")
public class CertificateRequestRow {

  static final WriteStatement INSERT =
      WriteStatement.insert(
          "certificate_request",
          "id",
          "project_id",
          "profile_id",
          "requester_id",
          "status",
          "csr",
          "content",
          "judgement",
          "authority_id",
          "serial_number",
          "to_be_signed",
          "certificate_id",
          "violations",
          "error_message",
          "metadata",
          "common_name",
          "search_text",
          "created_at",
          "updated_at");

  @Id private UUID id;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "profile_id")
  private UUID profileId;

  @Column(name = "requester_id")
  private UUID requesterId;

  private String status;
  private String csr;
  private String content;
  private String judgement;

  @Column(name = "authority_id")
  private UUID authorityId;

  @Column(name = "serial_number")
  private String serialNumber;

  @Column(name = "to_be_signed")
  private byte[] toBeSigned;

  @Column(name = "certificate_id")
  private UUID certificateId;

  private String violations;

  @Column(name = "error_message")
  private String errorMessage;

  private String metadata;

  @Column(name = "common_name")
  private String commonName;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  protected CertificateRequestRow() {}

  static CertificateRequestRow of(CertificateRequest request) {
    CertificateRequestRow row = new CertificateRequestRow();
    row.id = request.id();
    row.projectId = request.projectId();
    row.profileId = request.profileId();
    row.requesterId = request.requesterId();
    row.status = request.status().name();
    row.certificateId = request.certificateId().orElse(null);
    row.errorMessage = request.errorMessage().map(StorableText::of).orElse(null);
    row.createdAt = Moments.toMicros(request.createdAt());
    row.updatedAt = Moments.toMicros(request.updatedAt());
    row.setDocuments(request);
    row.setSearchedBy(request);
    request.toBeSigned().ifPresent(row::setToBeSigned);
    return row;
  }

  private void setDocuments(CertificateRequest request) {
    csr = RequestDocuments.ofCsr(request.csr());
    content = RequestDocuments.of(request.content());
    judgement = request.judgement().map(RequestDocuments::of).orElse(null);
    violations = RequestDocuments.ofViolations(request.violations());
    metadata = NameDocuments.ofMetadata(request.metadata());
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

  /** The values for {@link #INSERT}. */
  void giveTo(RowValues values) throws SQLException {
    values
        .uuid(id)
        .uuid(projectId)
        .uuid(profileId)
        .uuid(requesterId)
        .text(status)
        .text(csr)
        .text(content)
        .text(judgement)
        .uuid(authorityId)
        .text(serialNumber)
        .octets(toBeSigned)
        .uuid(certificateId)
        .text(violations)
        .text(errorMessage)
        .text(metadata)
        .text(commonName)
        .text(searchText)
        .number(createdAt)
        .number(updatedAt);
  }

  CertificateRequest toRequest() {
    return new CertificateRequest(
        id,
        projectId,
        profileId,
        requesterId,
        RequestStatus.valueOf(status),
        RequestDocuments.csr(csr),
        RequestDocuments.content(content),
        Optional.ofNullable(judgement).map(RequestDocuments::judgement),
        toBeSigned(),
        Optional.ofNullable(certificateId),
        RequestDocuments.violations(violations),
        Optional.ofNullable(errorMessage),
        NameDocuments.metadata(metadata),
        Moments.ofMicros(createdAt),
        Moments.ofMicros(updatedAt));
  }

  private Optional<ToBeSigned> toBeSigned() {
    return serialNumber == null
        ? Optional.empty()
        : Optional.of(new ToBeSigned(authorityId, SerialNumber.ofHex(serialNumber), toBeSigned));
  }
}
