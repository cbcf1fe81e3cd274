package org.countersign.domain.authority;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/**
 * A CA's own certificate, with what issuing under it needs to know of it.
 *
 * @param issuerCertificateId the CA certificate that signed this one; empty for a self-signed one
 * @param subjectDer the encoded subject Name, which stands byte for byte as issuer in what the CA
 *     signs
 * @param pathLength of its basicConstraints; empty when unlimited
 * @param der the whole certificate
 */
public record AuthorityCertificate(
    UUID id,
    UUID authorityId,
    Optional<UUID> issuerCertificateId,
    SerialNumber serialNumber,
    Validity validity,
    byte[] subjectDer,
    SubjectPublicKeyInfo publicKey,
    OptionalInt pathLength,
    byte[] der) {

  public AuthorityCertificate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(authorityId, "authorityId");
    Objects.requireNonNull(issuerCertificateId, "issuerCertificateId");
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(validity, "validity");
    subjectDer = subjectDer.clone();
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(pathLength, "pathLength");
    der = der.clone();
  }

  @Override
  public byte[] subjectDer() {
    return subjectDer.clone();
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  public boolean isSelfSigned() {
    return issuerCertificateId.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuthorityCertificate that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "AuthorityCertificate[" + id + ", serial " + serialNumber + "]";
  }
}
