package org.countersign.application.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.x509.HexadecimalText;
import org.countersign.domain.x509.KeyAlgorithm;

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
public record CertificateCriteria(
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
  /** What a search may be sorted by. */
  public enum SortBy {
    NOT_AFTER,
    NOT_BEFORE,
    CREATED_AT,
    COMMON_NAME,
    STATUS
  }

  public CertificateCriteria {
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
  public CertificateCriteria by(Optional<UUID> wanted) {
    return new CertificateCriteria(
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
