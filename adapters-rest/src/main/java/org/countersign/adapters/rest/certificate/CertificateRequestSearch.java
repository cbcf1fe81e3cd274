package org.countersign.adapters.rest.certificate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.MetadataFields;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.CertificateRequestCriteria.SortBy;
import org.countersign.domain.issuance.RequestStatus;

/** Reads what requests are looked for. */
final class CertificateRequestSearch {

  private static final int MAX_CODES = 100;
  private static final int MAX_CODE_CHARACTERS = 64;

  private CertificateRequestSearch() {}

  /** What a body asks for; call {@code check} on it before this is used. */
  static CertificateRequestCriteria of(Fields body) {
    return new CertificateRequestCriteria(
        body.requiredUuid("projectId"),
        Optional.empty(),
        body.oneOf("status", RequestStatus.values(), RequestStatus::wireName),
        SearchFields.ids(body, "profileIds"),
        body.moment("fromDate"),
        body.moment("toDate"),
        body.text("search", SearchFields.MAX_TEXT_CHARACTERS).orElse(""),
        MetadataFields.read(body, "metadata"),
        body.texts("violationCodes", MAX_CODES, MAX_CODE_CHARACTERS)
            .map(Set::copyOf)
            .orElse(Set.of()),
        body.oneOf("sortBy", SortBy.values(), CertificateRequestSearch::wireName)
            .orElse(SortBy.CREATED_AT),
        SearchFields.isAscending(body));
  }

  /** What a query asks for, latest first; call {@code check} on it before this is used. */
  static CertificateRequestCriteria of(Parameters query) {
    return new CertificateRequestCriteria(
        query.requiredUuid("projectId"),
        Optional.empty(),
        query.oneOf("status", RequestStatus.values(), RequestStatus::wireName),
        query.uuid("profileId").map(Set::of).orElse(Set.of()),
        Optional.empty(),
        Optional.empty(),
        query.search(),
        List.of(),
        query.text("violationCode", MAX_CODE_CHARACTERS).map(Set::of).orElse(Set.of()),
        SortBy.CREATED_AT,
        false);
  }

  private static String wireName(SortBy sortBy) {
    return switch (sortBy) {
      case CREATED_AT -> "createdAt";
      case UPDATED_AT -> "updatedAt";
      case STATUS -> "status";
      case COMMON_NAME -> "commonName";
    };
  }
}
