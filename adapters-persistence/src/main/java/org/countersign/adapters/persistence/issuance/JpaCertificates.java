package org.countersign.adapters.persistence.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Certificates.Counts;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;

/** Certificates in the database. */
public final class JpaCertificates implements Certificates {

  private static final String ACTIVE = "r.revokedAt is null and r.notAfter >= :now";
  private static final String EXPIRED = "r.revokedAt is null and r.notAfter < :now";

  /** Two looks into indexes for each certificate that is left by the other conditions. */
  private static final String BLOCKED =
      "(exists (select b.id from BlockedKeyRow b where b.sha256 = r.publicKeyFingerprint)"
          + " or exists (select m.publicKeyFingerprint from RsaModulusRow m, BlockedKeyRow b"
          + " where m.publicKeyFingerprint = r.publicKeyFingerprint"
          + " and b.sha256 = m.modulusFingerprint))";

  private static final List<String> RSA =
      Arrays.stream(KeyAlgorithm.values())
          .filter(algorithm -> algorithm.family() == KeyAlgorithm.Family.RSA)
          .map(KeyAlgorithm::name)
          .toList();

  private final OpenUnit unit;

  public JpaCertificates(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(IssuedCertificate certificate) {
    unit.insert(CertificateRow.of(certificate));
    unit.insert(CertificateMetadataRow.of(certificate.id(), certificate.metadata()).toArray());
  }

  @Override
  public Optional<IssuedCertificate> find(UUID id) {
    return unit.find(CertificateRow.class, id).map(CertificateRow::toCertificate);
  }

  @Override
  public Optional<IssuedCertificate> findBySerialNumber(
      UUID authorityId, SerialNumber serialNumber) {
    return unit.entityManager()
        .createQuery(
            "select r from CertificateRow r"
                + " where r.authorityId = :authorityId and r.serialNumber = :serialNumber",
            CertificateRow.class)
        .setParameter("authorityId", authorityId)
        .setParameter("serialNumber", serialNumber.hex())
        .getResultStream()
        .findFirst()
        .map(CertificateRow::toCertificate);
  }

  @Override
  public Page<IssuedCertificate> findByPublicKeyFingerprints(
      Set<String> publicKeyFingerprints, PageRequest page) {
    if (publicKeyFingerprints.isEmpty()) {
      return new Page<>(List.of(), 0);
    }
    return new PagedQuery<>(unit, CertificateRow.class)
        .where("r.publicKeyFingerprint in :fingerprints", "fingerprints", publicKeyFingerprints)
        .page("r.createdAt desc, r.id desc", page, CertificateRow::toCertificate);
  }

  @Override
  public List<CertifiedKey> onRsaKeysAfter(UUID id, int limit) {
    return unit.entityManager()
        .createQuery(
            "select r.id, r.publicKeyFingerprint, r.der from CertificateRow r"
                + " where r.id > :id and r.keyAlgorithm in :rsa order by r.id",
            Object[].class)
        .setParameter("id", id)
        .setParameter("rsa", RSA)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new CertifiedKey((UUID) row[0], (String) row[1], (byte[]) row[2]))
        .toList();
  }

  @Override
  public Page<IssuedCertificate> search(Search search, Instant now, PageRequest page) {
    PagedQuery<CertificateRow> query = new PagedQuery<>(unit, CertificateRow.class);
    addWhoAndWhat(query, search);
    addValidity(query, search);
    addMetadata(query, search.metadata());
    search.status().ifPresent(status -> addStatus(query, status, now));
    return query.page(order(search, now), page, CertificateRow::toCertificate);
  }

  private static void addWhoAndWhat(PagedQuery<CertificateRow> query, Search search) {
    query
        .where("r.projectId = :projectId", "projectId", search.projectId())
        .whereIfPresent("r.requesterId = :requesterId", "requesterId", search.requesterId())
        .whereIfPresent(
            "r.commonName = :commonName",
            "commonName",
            search.commonName().map(SearchText::indexed))
        .whereAmong("r.profileId", "profileIds", search.profileIds())
        .whereAmong("r.authorityId", "authorityIds", search.authorityIds())
        .whereIfPresent(
            "r.keyAlgorithm = :keyAlgorithm",
            "keyAlgorithm",
            search.keyAlgorithm().map(KeyAlgorithm::name))
        .whereContainsOrIs(search.text());
    search.onBlockedKey().ifPresent(wanted -> query.where(wanted ? BLOCKED : "not " + BLOCKED));
  }

  private static void addValidity(PagedQuery<CertificateRow> query, Search search) {
    query
        .whereIfPresent(
            "r.notBefore >= :notBeforeFrom",
            "notBeforeFrom",
            search.notBeforeFrom().map(Moments::toMicros))
        .whereIfPresent(
            "r.notBefore <= :notBeforeTo",
            "notBeforeTo",
            search.notBeforeTo().map(Moments::toMicros))
        .whereIfPresent(
            "r.notAfter >= :notAfterFrom",
            "notAfterFrom",
            search.notAfterFrom().map(Moments::toMicros))
        .whereIfPresent(
            "r.notAfter <= :notAfterTo", "notAfterTo", search.notAfterTo().map(Moments::toMicros));
  }

  private static void addMetadata(PagedQuery<CertificateRow> query, List<Metadata> metadata) {
    for (int i = 0; i < metadata.size(); i++) {
      query.where(
          "exists (select m.pairDigest from CertificateMetadataRow m"
              + " where m.certificateId = r.id and m.pairDigest = :pair"
              + i
              + ")",
          "pair" + i,
          MetadataDigest.of(metadata.get(i)));
    }
  }

  private static void addStatus(
      PagedQuery<CertificateRow> query, CertificateStatus status, Instant now) {
    switch (status) {
      case ACTIVE -> query.where(ACTIVE, "now", Moments.toMicros(now));
      case EXPIRED -> query.where(EXPIRED, "now", Moments.toMicros(now));
      case REVOKED -> query.where("r.revokedAt is not null");
    }
  }

  private static String order(Search search, Instant now) {
    String direction = search.ascending() ? "" : " desc";
    String column =
        switch (search.sortBy()) {
          case NOT_AFTER -> "r.notAfter";
          case NOT_BEFORE -> "r.notBefore";
          case CREATED_AT -> "r.createdAt";
          case COMMON_NAME -> "r.commonName";
          case STATUS ->
              "case when r.revokedAt is not null then 2 when r.notAfter < "
                  + Moments.toMicros(now)
                  + " then 1 else 0 end";
        };
    return column + direction + ", r.id" + direction;
  }

  @Override
  public Map<UUID, Counts> countsByProfile(
      Set<UUID> profileIds, Instant now, Duration expiringWithin) {
    Map<UUID, Counts> counts =
        new HashMap<>(
            profileIds.stream().collect(Collectors.toMap(Function.identity(), id -> Counts.NONE)));
    if (!profileIds.isEmpty()) {
      counted(profileIds, now, expiringWithin)
          .forEach(row -> counts.put((UUID) row[0], countsOf(row)));
    }
    return counts;
  }

  private List<Object[]> counted(Set<UUID> profileIds, Instant now, Duration expiringWithin) {
    return unit.entityManager()
        .createQuery(
            "select r.profileId, count(r),"
                + counting("r.revokedAt is null and r.notAfter >= :now")
                + ","
                + counting("r.revokedAt is null and r.notAfter >= :now and r.notAfter <= :soon")
                + ","
                + counting("r.revokedAt is not null")
                + " from CertificateRow r where r.profileId in :profileIds group by r.profileId",
            Object[].class)
        .setParameter("now", Moments.toMicros(now))
        .setParameter("soon", Moments.toMicros(now.plus(expiringWithin)))
        .setParameter("profileIds", profileIds)
        .getResultList();
  }

  private static String counting(String condition) {
    return " sum(case when " + condition + " then 1 else 0 end)";
  }

  private static Counts countsOf(Object[] row) {
    long total = number(row[1]);
    long active = number(row[2]);
    long revoked = number(row[4]);
    return new Counts(total, active, number(row[3]), total - active - revoked, revoked);
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }
}
