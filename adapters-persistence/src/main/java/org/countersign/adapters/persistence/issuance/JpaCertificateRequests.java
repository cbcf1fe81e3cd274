package org.countersign.adapters.persistence.issuance;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.CertificateRequests;
import org.countersign.application.port.persistence.ConcurrentChange;
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
    unit.insert(CertificateRequestRow.of(request));
    unit.insert(RequestMetadataRow.of(request.id(), request.metadata()).toArray());
    unit.insert(RequestViolationRow.of(request.id(), request.violations()).toArray());
  }

  @Override
  public Optional<CertificateRequest> find(UUID id) {
    return unit.findAnew(CertificateRequestRow.class, id).map(CertificateRequestRow::toRequest);
  }

  @Override
  public void settle(CertificateRequest request) {
    Query settling =
        unit.entityManager()
            .createQuery(
                "update CertificateRequestRow r set r.status = :status, r.updatedAt = :updatedAt,"
                    + OpenUnit.assignment(
                        "r.certificateId", "certificateId", request.certificateId())
                    + ", r.errorMessage = :errorMessage"
                    + " where r.id = :id and r.status in ('PENDING', 'PENDING_APPROVAL')")
            .setParameter("status", request.status().name())
            .setParameter("updatedAt", Moments.toMicros(request.updatedAt()))
            .setParameter("errorMessage", request.errorMessage().map(StorableText::of).orElse(null))
            .setParameter("id", request.id());
    request.certificateId().ifPresent(id -> settling.setParameter("certificateId", id));
    if (unit.execute(settling) == 0) {
      throw unit.lost(new ConcurrentChange("the request is pending no longer"));
    }
  }

  @Override
  public List<CertificateRequest> pendingSince(Instant moment, int limit) {
    return unit.entityManager()
        .createQuery(
            "select r from CertificateRequestRow r"
                + " where r.status = 'PENDING' and r.createdAt < :moment"
                + " order by r.createdAt, r.id",
            CertificateRequestRow.class)
        .setParameter("moment", Moments.toMicros(moment))
        .setMaxResults(limit)
        .getResultStream()
        .map(CertificateRequestRow::toRequest)
        .toList();
  }

  @Override
  public Page<CertificateRequest> search(Search search, PageRequest page) {
    PagedQuery<CertificateRequestRow> query =
        new PagedQuery<>(unit, CertificateRequestRow.class)
            .where("r.projectId = :projectId", "projectId", search.projectId())
            .whereIfPresent("r.requesterId = :requesterId", "requesterId", search.requesterId())
            .whereIfPresent(
                "r.status = :status", "status", search.status().map(RequestStatus::name))
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
    return query.page(order(search), page, CertificateRequestRow::toRequest);
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
