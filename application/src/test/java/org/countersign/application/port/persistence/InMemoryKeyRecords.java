package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is on record of keys, in memory. */
public final class InMemoryKeyRecords implements KeyRecords {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<UUID, BlockedKey> blockedKeys;
  private final InMemoryTable<UUID, AuthorityCertificate> authorityCertificates;
  private final InMemoryTable<UUID, SealedSigningKeys.SealedSigningKey> signingKeys;
  private final InMemoryTable<UUID, IssuedCertificate> certificates;

  InMemoryKeyRecords(
      InMemoryUnitOfWork unitOfWork,
      InMemoryTable<UUID, BlockedKey> blockedKeys,
      InMemoryTable<UUID, AuthorityCertificate> authorityCertificates,
      InMemoryTable<UUID, SealedSigningKeys.SealedSigningKey> signingKeys,
      InMemoryTable<UUID, IssuedCertificate> certificates) {
    this.unitOfWork = unitOfWork;
    this.blockedKeys = blockedKeys;
    this.authorityCertificates = authorityCertificates;
    this.signingKeys = signingKeys;
    this.certificates = certificates;
  }

  @Override
  public KeyRecord of(SubjectPublicKeyInfo key, UUID projectId) {
    return unitOfWork.commit(() -> inUnit(key, projectId));
  }

  KeyRecord inUnit(SubjectPublicKeyInfo key, UUID projectId) {
    return new KeyRecord(
        blockedKeys
            .rows()
            .filter(
                blocked ->
                    blocked.sha256().equals(key.fingerprint())
                        || key.modulusFingerprint().equals(Optional.of(blocked.sha256())))
            .findFirst(),
        signingKeys.rows().anyMatch(kept -> kept.publicKey().equals(key))
            || authorityCertificates.rows().anyMatch(c -> c.publicKey().equals(key)),
        latest(key, projectId));
  }

  private Optional<SerialNumber> latest(SubjectPublicKeyInfo key, UUID projectId) {
    return certificates
        .rows()
        .filter(certificate -> certificate.publicKeyFingerprint().equals(key.fingerprint()))
        .filter(certificate -> certificate.projectId().equals(projectId))
        .max(Comparator.comparing(certificate -> certificate.id().toString()))
        .map(IssuedCertificate::serialNumber);
  }
}
