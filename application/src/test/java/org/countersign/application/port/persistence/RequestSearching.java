package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.stream.Stream;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.CertificateRequestCriteria.SortBy;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.x509.SubjectAttributeType;

/** Searching among requests that are at hand, with the result that stores have. */
final class RequestSearching {

  private RequestSearching() {}

  static Comparator<IssuanceRecord> order(CertificateRequestCriteria search) {
    Comparator<IssuanceRecord> ascending =
        ascending(search.sortBy()).thenComparing(request -> request.id().toString());
    return search.ascending() ? ascending : ascending.reversed();
  }

  private static Comparator<IssuanceRecord> ascending(SortBy sortBy) {
    return switch (sortBy) {
      case CREATED_AT -> Comparator.comparing(request -> request.id().toString());
      case UPDATED_AT -> Comparator.comparing(IssuanceRecord::updatedAt);
      case STATUS -> Comparator.comparing(request -> request.status().name());
      case COMMON_NAME -> Comparator.comparing(RequestSearching::commonName);
    };
  }

  private static String commonName(IssuanceRecord request) {
    return SearchedText.lower(
        request.content().subject().first(SubjectAttributeType.COMMON_NAME).orElse(""));
  }

  static boolean includes(CertificateRequestCriteria search, IssuanceRecord request) {
    return request.projectId().equals(search.projectId())
        && search.requesterId().map(request.requesterId()::equals).orElse(true)
        && search.status().map(request.status()::equals).orElse(true)
        && (search.profileIds().isEmpty() || search.profileIds().contains(request.profileId()))
        && search.from().map(from -> !request.createdAt().isBefore(from)).orElse(true)
        && search.to().map(to -> !request.createdAt().isAfter(to)).orElse(true)
        && request.metadata().containsAll(search.metadata())
        && (search.violationCodes().isEmpty()
            || request.violations().stream()
                .map(Violation::code)
                .anyMatch(search.violationCodes()::contains))
        && (SearchedText.isPartOf(search.text(), searchedIn(request))
            || request.id().toString().equals(SearchedText.lower(search.text())));
  }

  private static Stream<String> searchedIn(IssuanceRecord request) {
    return Stream.of(
            Stream.of(""),
            request.content().subject().attributes().map(attribute -> attribute.value()),
            request.content().names().stream().map(name -> name.value()),
            request.toBeSigned().map(ToBeSigned::serialNumber).stream().map(serial -> serial.hex()))
        .flatMap(values -> values);
  }
}
