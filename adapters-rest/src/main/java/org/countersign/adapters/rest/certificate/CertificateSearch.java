package org.countersign.adapters.rest.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.MetadataFields;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.CertificateCriteria.SortBy;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.x509.KeyAlgorithm;

/** Reads what certificates are looked for. */
final class CertificateSearch {

  private CertificateSearch() {}

  /** What a body asks for; call {@code check} on it before this is used. */
  static CertificateCriteria of(Fields body) {
    return new CertificateCriteria(
        body.requiredUuid("projectId"),
        Optional.empty(),
        body.text("commonName", SearchFields.MAX_TEXT_CHARACTERS),
        body.text("search", SearchFields.MAX_TEXT_CHARACTERS).orElse(""),
        body.oneOf("status", CertificateStatus.values(), CertificateStatus::wireName),
        SearchFields.ids(body, "profileIds"),
        SearchFields.ids(body, "caIds"),
        body.oneOf("keyAlgorithm", KeyAlgorithm.values(), KeyAlgorithm::wireName),
        body.flag("blockedKey"),
        body.moment("notBeforeFrom"),
        body.moment("notBeforeTo"),
        body.moment("notAfterFrom"),
        body.moment("notAfterTo"),
        MetadataFields.read(body, "metadata"),
        body.oneOf("sortBy", SortBy.values(), CertificateSearch::wireName)
            .orElse(SortBy.CREATED_AT),
        SearchFields.isAscending(body));
  }

  /** Everything that was issued under a profile, latest first. */
  static CertificateCriteria underProfile(UUID projectId, UUID profileId, String text) {
    Optional<Instant> anyTime = Optional.empty();
    return new CertificateCriteria(
        projectId,
        Optional.empty(),
        Optional.empty(),
        text,
        Optional.empty(),
        Set.of(profileId),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        anyTime,
        anyTime,
        anyTime,
        anyTime,
        List.of(),
        SortBy.CREATED_AT,
        false);
  }

  private static String wireName(SortBy sortBy) {
    return switch (sortBy) {
      case NOT_AFTER -> "notAfter";
      case NOT_BEFORE -> "notBefore";
      case CREATED_AT -> "createdAt";
      case COMMON_NAME -> "commonName";
      case STATUS -> "status";
    };
  }
}
