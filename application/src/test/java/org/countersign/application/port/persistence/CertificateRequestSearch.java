package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.RequestStatus;

/** Makes searches for requests; what a test does not name is not searched for. */
public final class CertificateRequestSearch {

  private final UUID projectId;
  private Optional<UUID> requesterId = Optional.empty();
  private Optional<RequestStatus> status = Optional.empty();
  private Set<UUID> profileIds = Set.of();
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();
  private String text = "";
  private final List<Metadata> metadata = new ArrayList<>();
  private Set<String> violationCodes = Set.of();
  private CertificateRequestCriteria.SortBy sortBy = CertificateRequestCriteria.SortBy.CREATED_AT;
  private boolean ascending = true;

  private CertificateRequestSearch(UUID projectId) {
    this.projectId = projectId;
  }

  /** Every request of a project, oldest first. */
  public static CertificateRequestSearch requestsOf(UUID projectId) {
    return new CertificateRequestSearch(projectId);
  }

  public CertificateRequestSearch askedForBy(UUID value) {
    requesterId = Optional.of(value);
    return this;
  }

  public CertificateRequestSearch withStatus(RequestStatus value) {
    status = Optional.of(value);
    return this;
  }

  public CertificateRequestSearch onProfiles(Set<UUID> values) {
    profileIds = values;
    return this;
  }

  public CertificateRequestSearch from(Instant value) {
    from = Optional.of(value);
    return this;
  }

  public CertificateRequestSearch to(Instant value) {
    to = Optional.of(value);
    return this;
  }

  public CertificateRequestSearch withText(String value) {
    text = value;
    return this;
  }

  public CertificateRequestSearch withMetadata(String key, String value) {
    metadata.add(new Metadata(key, value));
    return this;
  }

  public CertificateRequestSearch refusedFor(String... codes) {
    violationCodes = Set.of(codes);
    return this;
  }

  public CertificateRequestSearch sortedBy(CertificateRequestCriteria.SortBy value) {
    sortBy = value;
    return this;
  }

  public CertificateRequestSearch descending() {
    ascending = false;
    return this;
  }

  public CertificateRequestCriteria build() {
    return new CertificateRequestCriteria(
        projectId,
        requesterId,
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
