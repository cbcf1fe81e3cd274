package org.countersign.domain.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.revocation.Revocation;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.Validity;

/**
 * A certificate that was signed, with what it is looked for by.
 *
 * @param issuerCertificateId the CA certificate under whose key it verifies
 * @param publicKeyFingerprint SHA-256 over its SubjectPublicKeyInfo, lower-case hex
 * @param der the whole certificate
 */
public record IssuedCertificate(
    UUID id,
    UUID projectId,
    UUID profileId,
    UUID requestId,
    UUID requesterId,
    UUID authorityId,
    UUID issuerCertificateId,
    SerialNumber serialNumber,
    Validity validity,
    DistinguishedName subject,
    List<SubjectAlternativeName> names,
    KeyAlgorithm keyAlgorithm,
    SignatureAlgorithm signatureAlgorithm,
    Set<KeyUsage> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages,
    String publicKeyFingerprint,
    List<Metadata> metadata,
    Optional<Revocation> revocation,
    byte[] der,
    Instant createdAt) {

  public IssuedCertificate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(profileId, "profileId");
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(requesterId, "requesterId");
    Objects.requireNonNull(authorityId, "authorityId");
    Objects.requireNonNull(issuerCertificateId, "issuerCertificateId");
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(subject, "subject");
    names = List.copyOf(names);
    Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    keyUsages = Set.copyOf(keyUsages);
    extendedKeyUsages = List.copyOf(extendedKeyUsages);
    Objects.requireNonNull(publicKeyFingerprint, "publicKeyFingerprint");
    metadata = List.copyOf(metadata);
    Objects.requireNonNull(revocation, "revocation");
    der = der.clone();
    Objects.requireNonNull(createdAt, "createdAt");
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  /** What the certificate is at a moment. */
  public CertificateStatus statusAt(Instant moment) {
    if (revocation.isPresent()) {
      return CertificateStatus.REVOKED;
    }
    return moment.isAfter(validity.notAfter())
        ? CertificateStatus.EXPIRED
        : CertificateStatus.ACTIVE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuedCertificate that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "IssuedCertificate[" + id + ", serial " + serialNumber + ", " + subject + "]";
  }
}
