package org.countersign.adapters.persistence.issuance;

import static org.countersign.adapters.persistence.batch.ColumnType.Column.number;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.octets;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.text;
import static org.countersign.adapters.persistence.batch.ColumnType.Column.uuid;

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
import org.countersign.adapters.persistence.document.CertificateDocument;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.revocation.Revocation;
import org.countersign.domain.revocation.RevocationReason;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.Validity;

/** A row of {@code certificate}. */
@Entity
@Table(name = "certificate")
public class CertificateRow {

  static final WriteStatement INSERT =
      WriteStatement.insert(
          "certificate",
          uuid("id"),
          uuid("project_id"),
          uuid("profile_id"),
          uuid("request_id"),
          uuid("requester_id"),
          uuid("authority_id"),
          uuid("issuer_certificate_id"),
          text("serial_number"),
          number("not_before"),
          number("not_after"),
          text("key_algorithm"),
          text("signature_algorithm"),
          text("content"),
          text("metadata"),
          text("public_key_fingerprint"),
          number("revoked_at"),
          text("revocation_reason"),
          octets("certificate_der"),
          text("common_name"),
          text("search_text"),
          number("created_at"));

  @Id private UUID id;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "profile_id")
  private UUID profileId;

  @Column(name = "request_id")
  private UUID requestId;

  @Column(name = "requester_id")
  private UUID requesterId;

  @Column(name = "authority_id")
  private UUID authorityId;

  @Column(name = "issuer_certificate_id")
  private UUID issuerCertificateId;

  @Column(name = "serial_number")
  private String serialNumber;

  @Column(name = "not_before")
  private long notBefore;

  @Column(name = "not_after")
  private long notAfter;

  @Column(name = "key_algorithm")
  private String keyAlgorithm;

  @Column(name = "signature_algorithm")
  private String signatureAlgorithm;

  private String content;
  private String metadata;

  @Column(name = "public_key_fingerprint")
  private String publicKeyFingerprint;

  @Column(name = "revoked_at")
  private Long revokedAt;

  @Column(name = "revocation_reason")
  private String revocationReason;

  @Column(name = "certificate_der")
  private byte[] der;

  @Column(name = "common_name")
  private String commonName;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "created_at")
  private long createdAt;

  protected CertificateRow() {}

  static CertificateRow of(IssuedCertificate certificate) {
    CertificateRow row = new CertificateRow();
    row.id = certificate.id();
    row.setWhoAndWhere(certificate);
    row.serialNumber = certificate.serialNumber().hex();
    row.notBefore = Moments.toMicros(certificate.validity().notBefore());
    row.notAfter = Moments.toMicros(certificate.validity().notAfter());
    row.keyAlgorithm = certificate.keyAlgorithm().name();
    row.signatureAlgorithm = certificate.signatureAlgorithm().name();
    row.content = CertificateDocument.of(certificate);
    row.metadata = NameDocuments.ofMetadata(certificate.metadata());
    row.publicKeyFingerprint = certificate.publicKeyFingerprint();
    certificate.revocation().ifPresent(row::setRevocation);
    row.der = certificate.der();
    row.createdAt = Moments.toMicros(certificate.createdAt());
    row.setSearchedBy(certificate);
    return row;
  }

  private void setWhoAndWhere(IssuedCertificate certificate) {
    projectId = certificate.projectId();
    profileId = certificate.profileId();
    requestId = certificate.requestId();
    requesterId = certificate.requesterId();
    authorityId = certificate.authorityId();
    issuerCertificateId = certificate.issuerCertificateId();
  }

  private void setRevocation(Revocation revocation) {
    revokedAt = Moments.toMicros(revocation.revokedAt());
    revocationReason = revocation.reason().name();
  }

  private void setSearchedBy(IssuedCertificate certificate) {
    commonName =
        SearchText.indexed(
            certificate.subject().first(SubjectAttributeType.COMMON_NAME).orElse(""));
    searchText =
        SearchText.of(
            Stream.of(
                    Stream.of(certificate.serialNumber().hex()),
                    certificate.subject().attributes().map(AttributeTypeAndValue::value),
                    certificate.names().stream().map(SubjectAlternativeName::text))
                .flatMap(Function.identity()));
  }

  /** The values for {@link #INSERT}. */
  void giveTo(RowValues values) throws SQLException {
    values
        .uuid(id)
        .uuid(projectId)
        .uuid(profileId)
        .uuid(requestId)
        .uuid(requesterId)
        .uuid(authorityId)
        .uuid(issuerCertificateId)
        .text(serialNumber)
        .number(notBefore)
        .number(notAfter)
        .text(keyAlgorithm)
        .text(signatureAlgorithm)
        .text(content)
        .text(metadata)
        .text(publicKeyFingerprint)
        .number(revokedAt)
        .text(revocationReason)
        .octets(der)
        .text(commonName)
        .text(searchText)
        .number(createdAt);
  }

  IssuedCertificate toCertificate() {
    CertificateDocument document = CertificateDocument.read(content);
    return new IssuedCertificate(
        id,
        projectId,
        profileId,
        requestId,
        requesterId,
        authorityId,
        issuerCertificateId,
        SerialNumber.ofHex(serialNumber),
        new Validity(Moments.ofMicros(notBefore), Moments.ofMicros(notAfter)),
        document.subject(),
        document.names(),
        KeyAlgorithm.valueOf(keyAlgorithm),
        SignatureAlgorithm.valueOf(signatureAlgorithm),
        document.keyUsages(),
        document.extendedKeyUsages(),
        publicKeyFingerprint,
        NameDocuments.metadata(metadata),
        revocation(),
        der,
        Moments.ofMicros(createdAt));
  }

  private Optional<Revocation> revocation() {
    return revokedAt == null
        ? Optional.empty()
        : Optional.of(
            new Revocation(
                Moments.ofMicros(revokedAt), RevocationReason.valueOf(revocationReason)));
  }
}
