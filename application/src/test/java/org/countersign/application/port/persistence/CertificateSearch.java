package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.x509.KeyAlgorithm;

/** Makes searches for certificates; what a test does not name is not searched for. */
public final class CertificateSearch {

  private final UUID projectId;
  private Optional<UUID> requesterId = Optional.empty();
  private Optional<String> commonName = Optional.empty();
  private String text = "";
  private Optional<CertificateStatus> status = Optional.empty();
  private Set<UUID> profileIds = Set.of();
  private Set<UUID> authorityIds = Set.of();
  private Optional<KeyAlgorithm> keyAlgorithm = Optional.empty();
  private Optional<Boolean> onBlockedKey = Optional.empty();
  private Optional<Instant> notBeforeFrom = Optional.empty();
  private Optional<Instant> notBeforeTo = Optional.empty();
  private Optional<Instant> notAfterFrom = Optional.empty();
  private Optional<Instant> notAfterTo = Optional.empty();
  private final List<Metadata> metadata = new ArrayList<>();
  private CertificateCriteria.SortBy sortBy = CertificateCriteria.SortBy.CREATED_AT;
  private boolean ascending = true;

  private CertificateSearch(UUID projectId) {
    this.projectId = projectId;
  }

  /** Every certificate of a project, oldest first. */
  public static CertificateSearch certificatesOf(UUID projectId) {
    return new CertificateSearch(projectId);
  }

  public CertificateSearch askedForBy(UUID value) {
    requesterId = Optional.of(value);
    return this;
  }

  public CertificateSearch withCommonName(String value) {
    commonName = Optional.of(value);
    return this;
  }

  public CertificateSearch withText(String value) {
    text = value;
    return this;
  }

  public CertificateSearch withStatus(CertificateStatus value) {
    status = Optional.of(value);
    return this;
  }

  public CertificateSearch onBlockedKey(boolean value) {
    onBlockedKey = Optional.of(value);
    return this;
  }

  public CertificateSearch onProfiles(Set<UUID> values) {
    profileIds = values;
    return this;
  }

  public CertificateSearch issuedBy(Set<UUID> values) {
    authorityIds = values;
    return this;
  }

  public CertificateSearch withKeyAlgorithm(KeyAlgorithm value) {
    keyAlgorithm = Optional.of(value);
    return this;
  }

  public CertificateSearch notBeforeFromTo(Instant from, Instant to) {
    notBeforeFrom = Optional.of(from);
    notBeforeTo = Optional.of(to);
    return this;
  }

  public CertificateSearch notAfterFromTo(Instant from, Instant to) {
    notAfterFrom = Optional.of(from);
    notAfterTo = Optional.of(to);
    return this;
  }

  public CertificateSearch withMetadata(String key, String value) {
    metadata.add(new Metadata(key, value));
    return this;
  }

  public CertificateSearch sortedBy(CertificateCriteria.SortBy value) {
    sortBy = value;
    return this;
  }

  public CertificateSearch descending() {
    ascending = false;
    return this;
  }

  public CertificateCriteria build() {
    return new CertificateCriteria(
        projectId,
        requesterId,
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
