package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.x509.SubjectAttributeType;

/** Certificate requests in memory. */
public final class InMemoryCertificateRequests implements CertificateRequests {

  private final InMemoryTable<UUID, CertificateRequest> requests;

  InMemoryCertificateRequests(InMemoryTable<UUID, CertificateRequest> requests) {
    this.requests = requests;
  }

  @Override
  public void add(CertificateRequest request) {
    requests.add(request);
  }

  @Override
  public Optional<CertificateRequest> find(UUID id) {
    return requests.find(id);
  }

  @Override
  public void settle(CertificateRequest settled) {
    requests
        .find(settled.id())
        .ifPresentOrElse(
            stored -> requests.updateIf(settledAs(stored, settled), this::isPending),
            () -> requests.update(settled));
  }

  private boolean isPending(CertificateRequest request) {
    return switch (request.status()) {
      case PENDING, PENDING_APPROVAL -> true;
      case ISSUED, FAILED, REJECTED -> false;
    };
  }

  private static CertificateRequest settledAs(CertificateRequest old, CertificateRequest settled) {
    return new CertificateRequest(
        old.id(),
        old.projectId(),
        old.profileId(),
        old.requesterId(),
        settled.status(),
        old.csr(),
        old.content(),
        old.judgement(),
        old.toBeSigned(),
        settled.certificateId(),
        old.violations(),
        settled.errorMessage(),
        old.metadata(),
        old.createdAt(),
        settled.updatedAt());
  }

  @Override
  public List<CertificateRequest> pendingSince(Instant moment, int limit) {
    return requests
        .rows()
        .filter(request -> request.status() == RequestStatus.PENDING)
        .filter(request -> request.createdAt().isBefore(moment))
        .sorted(
            Comparator.comparing(CertificateRequest::createdAt)
                .thenComparing(request -> request.id().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public Page<CertificateRequest> search(Search search, PageRequest page) {
    Comparator<CertificateRequest> ascending =
        order(search.sortBy()).thenComparing(request -> request.id().toString());
    return Pages.cut(
        requests
            .rows()
            .filter(request -> matches(request, search))
            .sorted(search.ascending() ? ascending : ascending.reversed())
            .toList(),
        page);
  }

  private static Comparator<CertificateRequest> order(SortBy sortBy) {
    return switch (sortBy) {
      case CREATED_AT -> Comparator.comparing(CertificateRequest::createdAt);
      case UPDATED_AT -> Comparator.comparing(CertificateRequest::updatedAt);
      case STATUS -> Comparator.comparing(request -> request.status().name());
      case COMMON_NAME -> Comparator.comparing(InMemoryCertificateRequests::commonName);
    };
  }

  private static String commonName(CertificateRequest request) {
    return Pages.lower(
        request.content().subject().first(SubjectAttributeType.COMMON_NAME).orElse(""));
  }

  private static boolean matches(CertificateRequest request, Search search) {
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
        && (Pages.isPartOf(search.text(), searchedIn(request))
            || request.id().toString().equals(Pages.lower(search.text())));
  }

  private static Stream<String> searchedIn(CertificateRequest request) {
    return Stream.of(
            Stream.of(""),
            request.content().subject().attributes().map(attribute -> attribute.value()),
            request.content().names().stream().map(name -> name.value()),
            request.toBeSigned().map(ToBeSigned::serialNumber).stream().map(serial -> serial.hex()))
        .flatMap(values -> values);
  }
}
