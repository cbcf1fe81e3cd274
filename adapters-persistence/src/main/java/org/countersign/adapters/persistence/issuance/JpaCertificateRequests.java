package org.countersign.adapters.persistence.issuance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.CertificateRequests;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.RequestStatus;

/** Certificate requests in the database. */
public final class JpaCertificateRequests implements CertificateRequests {

  private final OpenUnit unit;

  public JpaCertificateRequests(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(CertificateRequest request) {
    if (request.status() == RequestStatus.PENDING) {
      unit.insert(PendingRequestRow.of(request));
    } else {
      insert(request);
    }
  }

  private void insert(CertificateRequest request) {
    unit.insert(CertificateRequestRow.of(request));
    unit.insert(RequestMetadataRow.of(request.id(), request.metadata()).toArray());
    unit.insert(RequestViolationRow.of(request.id(), request.violations()).toArray());
  }

  /** One that is settled between the looks is found by the last. */
  @Override
  public Optional<CertificateRequest> find(UUID id) {
    return findSettled(id)
        .or(() -> unit.findAnew(PendingRequestRow.class, id).map(PendingRequestRow::toRequest))
        .or(() -> findSettled(id));
  }

  private Optional<CertificateRequest> findSettled(UUID id) {
    return unit.findAnew(CertificateRequestRow.class, id).map(CertificateRequestRow::toRequest);
  }

  @Override
  public void settle(CertificateRequest request) {
    int removed =
        unit.execute(
            unit.entityManager()
                .createQuery("delete from PendingRequestRow r where r.id = :id")
                .setParameter("id", request.id()));
    if (removed == 0) {
      throw unit.lost(PendingRequestRow.settled());
    }
    insert(request);
  }

  @Override
  public List<CertificateRequest> pendingSince(Instant moment, int limit) {
    return unit.entityManager()
        .createQuery(
            "select r from PendingRequestRow r where r.createdAt < :moment"
                + " order by r.createdAt, r.id",
            PendingRequestRow.class)
        .setParameter("moment", Moments.toMicros(moment))
        .setMaxResults(limit)
        .getResultStream()
        .map(PendingRequestRow::toRequest)
        .toList();
  }

  /**
   * Those that are being issued are few, for they are so for milliseconds: they are read first,
   * sorted here, and put in among the others. One that is settled meanwhile is among those.
   */
  @Override
  public Page<CertificateRequest> search(Search search, PageRequest page) {
    List<CertificateRequest> pending = pending(search);
    if (pending.isEmpty()) {
      return settled(search).page(order(search), page, CertificateRequestRow::toRequest);
    }
    int last = page.offset() + page.limit();
    List<CertificateRequest> all = new ArrayList<>(pending);
    int skipped = Math.max(0, page.offset() - pending.size());
    Page<CertificateRequest> settled =
        settled(search)
            .page(order(search), skipped, last - skipped, CertificateRequestRow::toRequest);
    all.removeIf(
        request -> settled.items().stream().anyMatch(other -> other.id().equals(request.id())));
    long total = settled.totalCount() + all.size();
    all.addAll(settled.items());
    all.sort(search.order());
    return new Page<>(
        all.stream().skip(page.offset() - (long) skipped).limit(page.limit()).toList(), total);
  }

  private List<CertificateRequest> pending(Search search) {
    return unit.entityManager()
        .createQuery(
            "select r from PendingRequestRow r where r.projectId = :projectId",
            PendingRequestRow.class)
        .setParameter("projectId", search.projectId())
        .getResultStream()
        .map(PendingRequestRow::toRequest)
        .filter(search::includes)
        .toList();
  }

  private PagedQuery<CertificateRequestRow> settled(Search search) {
    PagedQuery<CertificateRequestRow> query = new PagedQuery<>(unit, CertificateRequestRow.class);
    query
        .where("r.projectId = :projectId", "projectId", search.projectId())
        .whereIfPresent("r.requesterId = :requesterId", "requesterId", search.requesterId())
        .whereIfPresent("r.status = :status", "status", search.status().map(RequestStatus::name))
        .whereAmong("r.profileId", "profileIds", search.profileIds())
        .whereIfPresent("r.createdAt >= :from", "from", search.from().map(Moments::toMicros))
        .whereIfPresent("r.createdAt <= :to", "to", search.to().map(Moments::toMicros))
        .whereContainsOrIs(search.text());
    if (!search.violationCodes().isEmpty()) {
      query.where(
          "exists (select v.code from RequestViolationRow v"
              + " where v.requestId = r.id and v.code in :codes)",
          "codes",
          search.violationCodes());
    }
    List<Metadata> metadata = search.metadata();
    for (int i = 0; i < metadata.size(); i++) {
      query.where(
          "exists (select m.pairDigest from RequestMetadataRow m"
              + " where m.requestId = r.id and m.pairDigest = :pair"
              + i
              + ")",
          "pair" + i,
          MetadataDigest.of(metadata.get(i)));
    }
    return query;
  }

  private static String order(Search search) {
    String direction = search.ascending() ? "" : " desc";
    String column =
        switch (search.sortBy()) {
          case CREATED_AT -> "r.createdAt";
          case UPDATED_AT -> "r.updatedAt";
          case STATUS -> "r.status";
          case COMMON_NAME -> "r.commonName";
        };
    return column + direction + ", r.id" + direction;
  }
}
