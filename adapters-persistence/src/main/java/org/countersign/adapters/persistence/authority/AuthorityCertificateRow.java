package org.countersign.adapters.persistence.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** A row of {@code authority_certificate}; never changed. */
@Entity
@Table(name = "authority_certificate")
public class AuthorityCertificateRow {

  @Id private UUID id;

  @Column(name = "authority_id")
  private UUID authorityId;

  @Column(name = "issuer_certificate_id")
  private UUID issuerCertificateId;

  @Column(name = "serial_number")
  private byte[] serialNumber;

  @Column(name = "not_before")
  private long notBefore;

  @Column(name = "not_after")
  private long notAfter;

  @Column(name = "subject_der")
  private byte[] subjectDer;

  @Column(name = "key_algorithm")
  private String keyAlgorithm;

  @Column(name = "public_key_info")
  private byte[] publicKeyInfo;

  @Column(name = "subject_public_key")
  private byte[] subjectPublicKey;

  @Column(name = "path_length")
  private Integer pathLength;

  @Column(name = "certificate_der")
  private byte[] der;

  protected AuthorityCertificateRow() {}

  static AuthorityCertificateRow of(AuthorityCertificate certificate) {
    AuthorityCertificateRow row = new AuthorityCertificateRow();
    row.id = certificate.id();
    row.authorityId = certificate.authorityId();
    row.issuerCertificateId = certificate.issuerCertificateId().orElse(null);
    row.serialNumber = Octets.of(certificate.serialNumber());
    row.notBefore = Moments.toMicros(certificate.validity().notBefore());
    row.notAfter = Moments.toMicros(certificate.validity().notAfter());
    row.subjectDer = certificate.subjectDer();
    row.keyAlgorithm = certificate.publicKey().algorithm().name();
    row.publicKeyInfo = certificate.publicKey().der();
    row.subjectPublicKey = certificate.publicKey().subjectPublicKey();
    row.pathLength =
        certificate.pathLength().isPresent() ? certificate.pathLength().getAsInt() : null;
    row.der = certificate.der();
    return row;
  }

  AuthorityCertificate toAuthorityCertificate() {
    return new AuthorityCertificate(
        id,
        authorityId,
        Optional.ofNullable(issuerCertificateId),
        Octets.serialNumber(serialNumber),
        new Validity(Moments.ofMicros(notBefore), Moments.ofMicros(notAfter)),
        subjectDer,
        new SubjectPublicKeyInfo(
            KeyAlgorithm.valueOf(keyAlgorithm), publicKeyInfo, subjectPublicKey),
        pathLength == null ? OptionalInt.empty() : OptionalInt.of(pathLength),
        der);
  }
}
