package org.countersign.application.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.x509.HexadecimalText;

/**
 * What is looked for; all of it must hold.
 *
 * @param requesterId only what this identity asked for
 * @param profileIds any of these; none named, any at all
 * @param text part of a subject value, alternative name or serial number, or the whole id, in any
 *     case; a serial number also as programs print it ({@link HexadecimalText}); empty for all
 * @param metadata each of these pairs is on the request
 * @param violationCodes it was refused for any of these; none named, for any or none
 */
public record CertificateRequestCriteria(
    UUID projectId,
    Optional<UUID> requesterId,
    Optional<RequestStatus> status,
    Set<UUID> profileIds,
    Optional<Instant> from,
    Optional<Instant> to,
    String text,
    List<Metadata> metadata,
    Set<String> violationCodes,
    SortBy sortBy,
    boolean ascending) {
  /** What a search may be sorted by. */
  public enum SortBy {
    CREATED_AT,
    UPDATED_AT,
    STATUS,
    COMMON_NAME
  }

  public CertificateRequestCriteria {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(requesterId, "requesterId");
    Objects.requireNonNull(status, "status");
    profileIds = Set.copyOf(profileIds);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(text, "text");
    metadata = List.copyOf(metadata);
    violationCodes = Set.copyOf(violationCodes);
    Objects.requireNonNull(sortBy, "sortBy");
  }

  /** This search, but only for what one identity asked for; empty for everybody's. */
  public CertificateRequestCriteria by(Optional<UUID> wanted) {
    return new CertificateRequestCriteria(
        projectId,
        wanted,
        status,
        profileIds,
        from,
        to,
        text,
        metadata,
        violationCodes,
        sortBy,
        ascending);
  }
}
