package org.countersign.application.port.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.x509.HexadecimalText;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;

/** The certificates that were issued; {@link IssuanceRecords} adds them. */
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
  Page<IssuedCertificate> search(Search search, Instant now, PageRequest page);

  /** Counts for each of these profiles; a profile without certificates has zeroes. */
  Map<UUID, Counts> countsByProfile(Set<UUID> profileIds, Instant now, Duration expiringWithin);

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

  /** How many certificates a profile has, by state; an expiring one is active, too. */
  record Counts(long total, long active, long expiring, long expired, long revoked) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  /** What a search may be sorted by. */
  enum SortBy {
    NOT_AFTER,
    NOT_BEFORE,
    CREATED_AT,
    COMMON_NAME,
    STATUS
  }

  /**
   * What is looked for; all of it must hold.
   *
   * @param requesterId only what this identity asked for
   * @param commonName the whole common name, in any case
   * @param text part of a subject value, alternative name or serial number, or the whole id, in any
   *     case; a serial number also as programs print it ({@link HexadecimalText}); empty for all
   * @param profileIds any of these; none named, any at all
   * @param authorityIds any of these; none named, any at all
   * @param onBlockedKey whether the key is blocked, itself or by a modulus among {@link RsaModuli}
   * @param metadata each of these pairs is on the certificate
   */
  record Search(
      UUID projectId,
      Optional<UUID> requesterId,
      Optional<String> commonName,
      String text,
      Optional<CertificateStatus> status,
      Set<UUID> profileIds,
      Set<UUID> authorityIds,
      Optional<KeyAlgorithm> keyAlgorithm,
      Optional<Boolean> onBlockedKey,
      Optional<Instant> notBeforeFrom,
      Optional<Instant> notBeforeTo,
      Optional<Instant> notAfterFrom,
      Optional<Instant> notAfterTo,
      List<Metadata> metadata,
      SortBy sortBy,
      boolean ascending) {
    public Search {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(requesterId, "requesterId");
      Objects.requireNonNull(commonName, "commonName");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(status, "status");
      profileIds = Set.copyOf(profileIds);
      authorityIds = Set.copyOf(authorityIds);
      Objects.requireNonNull(keyAlgorithm, "keyAlgorithm");
      Objects.requireNonNull(onBlockedKey, "onBlockedKey");
      Objects.requireNonNull(notBeforeFrom, "notBeforeFrom");
      Objects.requireNonNull(notBeforeTo, "notBeforeTo");
      Objects.requireNonNull(notAfterFrom, "notAfterFrom");
      Objects.requireNonNull(notAfterTo, "notAfterTo");
      metadata = List.copyOf(metadata);
      Objects.requireNonNull(sortBy, "sortBy");
    }

    /** This search, but only for what one identity asked for; empty for everybody's. */
    public Search by(Optional<UUID> wanted) {
      return new Search(
          projectId,
          wanted,
          commonName,
          text,
          status,
          profileIds,
          authorityIds,
          keyAlgorithm,
          onBlockedKey,
          notBeforeFrom,
          notBeforeTo,
          notAfterFrom,
          notAfterTo,
          metadata,
          sortBy,
          ascending);
    }
  }
}
