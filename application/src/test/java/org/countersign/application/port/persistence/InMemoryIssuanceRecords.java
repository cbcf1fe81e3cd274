package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;

/** Certificate requests in memory. */
public final class InMemoryIssuanceRecords implements IssuanceRecords {

  private final InMemoryTable<UUID, IssuanceRecord> requests;

  InMemoryIssuanceRecords(InMemoryTable<UUID, IssuanceRecord> requests) {
    this.requests = requests;
  }

  @Override
  public Optional<IssuanceRecord> find(UUID id) {
    return requests.find(id);
  }

  @Override
  public List<IssuanceRecord> pendingSince(Instant moment, int limit) {
    return requests
        .rows()
        .filter(request -> request.status() == RequestStatus.PENDING)
        .filter(request -> request.createdAt().isBefore(moment))
        .sorted(Comparator.comparing(request -> request.id().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public Page<IssuanceRecord> search(CertificateRequestCriteria search, PageRequest page) {
    return Pages.cut(
        requests
            .rows()
            .filter(request -> RequestSearching.includes(search, request))
            .sorted(RequestSearching.order(search))
            .toList(),
        page);
  }
}
