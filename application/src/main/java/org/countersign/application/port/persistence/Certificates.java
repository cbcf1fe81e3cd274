package org.countersign.application.port.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.SerialNumber;

/** The certificates that were issued; {@link IssuanceJournal} adds them. */
public interface Certificates {

  Optional<IssuedCertificate> find(UUID id);

  Optional<IssuedCertificate> findBySerialNumber(UUID authorityId, SerialNumber serialNumber);

  /** The certificates on any of some keys, the latest first. */
  Page<IssuedCertificate> findByPublicKeyFingerprints(
      Set<String> publicKeyFingerprints, PageRequest page);

  /**
   * The certificates on RSA keys, by id, behind the given one. Ids are in the order of their time.
   */
  List<CertifiedKey> onRsaKeysAfter(UUID id, int limit);

  /**
   * @param now the moment at which active is told from expired
   */
  Page<IssuedCertificate> search(CertificateCriteria search, Instant now, PageRequest page);

  /** CertificateCounts for each of these profiles; a profile without certificates has zeroes. */
  Map<UUID, CertificateCounts> countsByProfile(
      Set<UUID> profileIds, Instant now, Duration expiringWithin);

  /**
   * The key of a certificate.
   *
   * @param certificate DER
   */
  record CertifiedKey(UUID certificateId, String publicKeyFingerprint, byte[] certificate) {
    public CertifiedKey {
      Objects.requireNonNull(certificateId, "certificateId");
      Objects.requireNonNull(publicKeyFingerprint, "publicKeyFingerprint");
      certificate = certificate.clone();
    }

    @Override
    public byte[] certificate() {
      return certificate.clone();
    }
  }
}
