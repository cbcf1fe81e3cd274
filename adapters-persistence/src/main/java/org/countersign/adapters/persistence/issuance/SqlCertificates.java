package org.countersign.adapters.persistence.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.adapters.persistence.transaction.RowSearch.Shown;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;

/** Certificates in the database. */
public final class SqlCertificates implements Certificates {

  private static final String OF_REQUEST = "JOIN certificate_request q ON q.id = r.request_id";

  private static final String OCTETS =
      "LEFT JOIN signed_content s"
          + " ON s.authority_id = r.authority_id AND s.serial_number = r.serial_number";

  /** A certificate with what stands in its request and in what was signed. */
  private static final Shown SHOWN =
      new Shown(
          CertificateRow.TABLE.columnsOf("r") + ", s.to_be_signed, q.content, q.metadata",
          OF_REQUEST + " " + OCTETS);

  private static final String SELECT =
      "SELECT " + SHOWN.columns() + " FROM certificate r " + SHOWN.joins() + " WHERE ";

  private static final String ACTIVE = "r.revoked_at IS NULL AND r.not_after >= ?";
  private static final String EXPIRED = "r.revoked_at IS NULL AND r.not_after < ?";

  /** Two looks into indexes for each certificate that is left by the other conditions. */
  private static final String BLOCKED =
      "(EXISTS (SELECT 1 FROM blocked_key b WHERE b.sha256 = r.public_key_fingerprint)"
          + " OR EXISTS (SELECT 1 FROM rsa_modulus m JOIN blocked_key b"
          + " ON b.sha256 = m.modulus_fingerprint"
          + " WHERE m.public_key_fingerprint = r.public_key_fingerprint))";

  private static final List<String> RSA =
      Arrays.stream(KeyAlgorithm.values())
          .filter(algorithm -> algorithm.family() == KeyAlgorithm.Family.RSA)
          .map(algorithm -> "'" + algorithm.name() + "'")
          .toList();

  private final OpenUnit unit;

  public SqlCertificates(OpenUnit unit) {
    this.unit = unit;
  }

  private static IssuedCertificate certificate(ResultSet result) throws SQLException {
    CertificateRow row = CertificateRow.TABLE.read(result, 1);
    int next = 1 + CertificateRow.TABLE.width();
    return row.toCertificate(
        result.getBytes(next), result.getString(next + 1), result.getString(next + 2));
  }

  @Override
  public Optional<IssuedCertificate> find(UUID id) {
    return unit.queryFirst(SqlCertificates::certificate, SELECT + "r.id = ?", id);
  }

  @Override
  public Optional<IssuedCertificate> findBySerialNumber(
      UUID authorityId, SerialNumber serialNumber) {
    return unit.queryFirst(
        SqlCertificates::certificate,
        SELECT
            + "r.id = (SELECT n.certificate_id FROM signed_content n"
            + " WHERE n.authority_id = ? AND n.serial_number = ?)",
        authorityId,
        Octets.of(serialNumber));
  }

  @Override
  public Page<IssuedCertificate> findByPublicKeyFingerprints(
      Set<String> publicKeyFingerprints, PageRequest page) {
    if (publicKeyFingerprints.isEmpty()) {
      return new Page<>(List.of(), 0);
    }
    return new RowSearch(unit, "certificate")
        .where(
            "r.public_key_fingerprint IN (" + RowSearch.marks(publicKeyFingerprints) + ")",
            publicKeyFingerprints.stream().map(Octets::ofHex).toArray())
        .page(SHOWN, "r.id DESC", page, SqlCertificates::certificate);
  }

  @Override
  public List<CertifiedKey> onRsaKeysAfter(UUID id, int limit) {
    return unit.query(
        SqlCertificates::key,
        "SELECT "
            + CertificateRow.TABLE.columnsOf("r")
            + ", s.to_be_signed FROM certificate r "
            + OCTETS
            + " WHERE r.id > ? AND r.key_algorithm IN ("
            + String.join(", ", RSA)
            + ") ORDER BY r.id LIMIT ?",
        id,
        limit);
  }

  private static CertifiedKey key(ResultSet result) throws SQLException {
    CertificateRow row = CertificateRow.TABLE.read(result, 1);
    byte[] toBeSigned = result.getBytes(1 + CertificateRow.TABLE.width());
    return new CertifiedKey(
        row.id(), Octets.hex(row.publicKeyFingerprint()), row.certificate(toBeSigned));
  }

  @Override
  public Page<IssuedCertificate> search(CertificateCriteria search, Instant now, PageRequest page) {
    RowSearch rows = new RowSearch(unit, "certificate");
    rows.where("r.project_id = ?", search.projectId())
        .whereIfPresent("r.requester_id = ?", search.requesterId())
        .whereIfPresent("r.common_name = ?", search.commonName().map(SearchText::indexed))
        .whereAmong("r.profile_id", search.profileIds())
        .whereAmong("r.authority_id", search.authorityIds())
        .whereIfPresent("r.key_algorithm = ?", search.keyAlgorithm().map(KeyAlgorithm::name))
        .whereIfPresent("r.not_before >= ?", search.notBeforeFrom().map(Moments::toMicros))
        .whereIfPresent("r.not_before <= ?", search.notBeforeTo().map(Moments::toMicros))
        .whereIfPresent("r.not_after >= ?", search.notAfterFrom().map(Moments::toMicros))
        .whereIfPresent("r.not_after <= ?", search.notAfterTo().map(Moments::toMicros))
        .whereTextIsPart(search.text(), "r.serial_number");
    SqlIssuanceRecords.addMetadata(rows, search.metadata(), "r.request_id");
    search.status().ifPresent(status -> addStatus(rows, status, now));
    search.onBlockedKey().ifPresent(wanted -> rows.where(wanted ? BLOCKED : "NOT " + BLOCKED));
    return rows.page(SHOWN, order(search, now), page, SqlCertificates::certificate);
  }

  private static void addStatus(RowSearch rows, CertificateStatus status, Instant now) {
    switch (status) {
      case ACTIVE -> rows.where(ACTIVE, Moments.toMicros(now));
      case EXPIRED -> rows.where(EXPIRED, Moments.toMicros(now));
      case REVOKED -> rows.where("r.revoked_at IS NOT NULL");
    }
  }

  private static String order(CertificateCriteria search, Instant now) {
    String first =
        switch (search.sortBy()) {
          case NOT_AFTER -> "r.not_after";
          case NOT_BEFORE -> "r.not_before";
          case CREATED_AT -> "";
          case COMMON_NAME -> "r.common_name";
          case STATUS ->
              "CASE WHEN r.revoked_at IS NOT NULL THEN 2 WHEN r.not_after < "
                  + Moments.toMicros(now)
                  + " THEN 1 ELSE 0 END";
        };
    return RowSearch.order(first, search.ascending());
  }

  @Override
  public Map<UUID, CertificateCounts> countsByProfile(
      Set<UUID> profileIds, Instant now, Duration expiringWithin) {
    Map<UUID, CertificateCounts> counts =
        new HashMap<>(
            profileIds.stream()
                .collect(Collectors.toMap(Function.identity(), id -> CertificateCounts.NONE)));
    if (!profileIds.isEmpty()) {
      counted(profileIds, Moments.toMicros(now), Moments.toMicros(now.plus(expiringWithin)))
          .forEach(each -> counts.put(each.profileId(), each.counts()));
    }
    return counts;
  }

  private record OfProfile(UUID profileId, CertificateCounts counts) {

    static OfProfile read(ResultSet row) throws SQLException {
      long total = row.getLong(2);
      long active = row.getLong(3);
      long revoked = row.getLong(5);
      return new OfProfile(
          ColumnType.uuid(row, 1),
          new CertificateCounts(total, active, row.getLong(4), total - active - revoked, revoked));
    }
  }

  private List<OfProfile> counted(Set<UUID> profileIds, long now, long soon) {
    return unit.query(
        OfProfile::read,
        "SELECT r.profile_id, COUNT(*), "
            + counting("r.revoked_at IS NULL AND r.not_after >= " + now)
            + ", "
            + counting(
                "r.revoked_at IS NULL AND r.not_after >= " + now + " AND r.not_after <= " + soon)
            + ", "
            + counting("r.revoked_at IS NOT NULL")
            + " FROM certificate r WHERE r.profile_id IN ("
            + RowSearch.marks(profileIds)
            + ") GROUP BY r.profile_id",
        profileIds.toArray());
  }

  private static String counting(String condition) {
    return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)";
  }
}
