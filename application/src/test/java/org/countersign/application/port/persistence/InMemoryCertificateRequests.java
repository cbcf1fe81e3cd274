package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.RequestStatus;

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
        old.warnings(),
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
    return Pages.cut(
        requests.rows().filter(search::includes).sorted(search.order()).toList(), page);
  }
}
