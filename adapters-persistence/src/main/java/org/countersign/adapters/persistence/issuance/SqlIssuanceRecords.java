package org.countersign.adapters.persistence.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.MetadataDigest;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.issuance.CertificateRequestRow.Issue;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.adapters.persistence.transaction.RowSearch.Shown;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.KeyReuse;

/** Certificate requests in the database. */
public final class SqlIssuanceRecords implements IssuanceRecords {

  /** A request with what tells its state: the octets on record and its certificate. */
  private static final Shown SHOWN =
      new Shown(
          CertificateRequestRow.TABLE.columnsOf("r")
              + ", s.kind, s.to_be_signed, c.created_at, c.earlier_serial_number",
          "LEFT JOIN signed_content s"
              + " ON s.authority_id = r.authority_id AND s.serial_number = r.serial_number"
              + " LEFT JOIN certificate c ON c.id = r.certificate_id");

  private static final String SELECT =
      "SELECT " + SHOWN.columns() + " FROM certificate_request r " + SHOWN.joins();

  private static final String IS_PENDING =
      "EXISTS (SELECT 1 FROM pending_issuance p WHERE p.request_id = r.id)";

  /**
   * A request gets its id before it is recorded, a moment earlier; the rest is for clocks that are
   * set.
   */
  private static final Duration BETWEEN_ID_AND_RECORD = Duration.ofHours(1);

  private final OpenUnit unit;

  public SqlIssuanceRecords(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public Optional<IssuanceRecord> find(UUID id) {
    return unit.queryFirst(SqlIssuanceRecords::request, SELECT + " WHERE r.id = ?", id);
  }

  @Override
  public List<IssuanceRecord> pendingSince(Instant moment, int limit) {
    return unit.query(
        SqlIssuanceRecords::request,
        "SELECT "
            + SHOWN.columns()
            + " FROM pending_issuance p JOIN certificate_request r ON r.id = p.request_id "
            + SHOWN.joins()
            + " WHERE r.created_at < ? ORDER BY r.id LIMIT ?",
        Moments.toMicros(moment),
        limit);
  }

  private static IssuanceRecord request(ResultSet result) throws SQLException {
    CertificateRequestRow row = CertificateRequestRow.TABLE.read(result, 1);
    int next = 1 + CertificateRequestRow.TABLE.width();
    String kind = result.getString(next);
    ToBeSigned signed =
        kind == null
            ? null
            : new SignedContentRow(
                    row.authorityId(),
                    row.serialNumber(),
                    kind,
                    row.certificateId(),
                    result.getBytes(next + 1))
                .toToBeSigned();
    long issuedAt = result.getLong(next + 2);
    Issue issue =
        result.wasNull()
            ? null
            : new Issue(keyReuse(result.getBytes(next + 3)), Moments.ofMicros(issuedAt));
    return row.toRequest(signed, issue);
  }

  private static Optional<KeyReuse> keyReuse(byte[] earlierSerialNumber) {
    return Optional.ofNullable(earlierSerialNumber).map(Octets::serialNumber).map(KeyReuse::new);
  }

  @Override
  public Page<IssuanceRecord> search(CertificateRequestCriteria search, PageRequest page) {
    RowSearch rows = new RowSearch(unit, "certificate_request");
    rows.where("r.project_id = ?", search.projectId())
        .whereIfPresent("r.requester_id = ?", search.requesterId())
        .whereAmong("r.profile_id", search.profileIds())
        .whereTextIsPart(search.text(), "r.serial_number");
    addTime(rows, search);
    search.status().ifPresent(status -> addStatus(rows, status));
    if (!search.violationCodes().isEmpty()) {
      rows.where(
          "EXISTS (SELECT 1 FROM certificate_request_violation v WHERE v.request_id = r.id"
              + " AND v.code IN ("
              + RowSearch.marks(search.violationCodes())
              + "))",
          search.violationCodes().toArray());
    }
    addMetadata(rows, search.metadata(), "r.id");
    return rows.page(SHOWN, order(search), page, SqlIssuanceRecords::request);
  }

  /** Ids are in the order of their time, and have an index. */
  private static void addTime(RowSearch rows, CertificateRequestCriteria search) {
    search
        .from()
        .map(Moments::toMicros)
        .ifPresent(
            from ->
                rows.where("r.created_at >= ?", from)
                    .where("r.id >= ?", firstId(from, BETWEEN_ID_AND_RECORD.negated())));
    search
        .to()
        .map(Moments::toMicros)
        .ifPresent(
            to ->
                rows.where("r.created_at <= ?", to)
                    .where("r.id <= ?", firstId(to, BETWEEN_ID_AND_RECORD)));
  }

  private static UUID firstId(long micros, Duration later) {
    return TimeOrderedIdentifiers.firstOf(Moments.ofMicros(micros).plus(later));
  }

  private static void addStatus(RowSearch rows, RequestStatus status) {
    switch (status) {
      case PENDING -> rows.where("r.status = 'PENDING'").where(IS_PENDING);
      case ISSUED -> rows.where("r.status = 'PENDING'").where("NOT " + IS_PENDING);
      // In so many words, so that it is seen when the query is planned that the index holds it.
      case PENDING_APPROVAL, FAILED, REJECTED ->
          rows.where("r.status <> 'PENDING'").where("r.status = '" + status.name() + "'");
    }
  }

  /**
   * @param requestId the column of the request that has the metadata
   */
  static void addMetadata(RowSearch rows, List<Metadata> metadata, String requestId) {
    for (Metadata pair : metadata) {
      rows.where(
          "EXISTS (SELECT 1 FROM certificate_request_metadata m WHERE m.pair_digest = ?"
              + " AND m.request_id = "
              + requestId
              + ")",
          MetadataDigest.of(pair));
    }
  }

  private static String order(CertificateRequestCriteria search) {
    String first =
        switch (search.sortBy()) {
          case CREATED_AT -> "";
          case UPDATED_AT ->
              "COALESCE((SELECT i.created_at FROM certificate i WHERE i.id = r.certificate_id),"
                  + " r.updated_at, r.created_at)";
          case STATUS ->
              "CASE WHEN r.status = 'PENDING' AND NOT "
                  + IS_PENDING
                  + " THEN 'ISSUED' ELSE r.status END";
          case COMMON_NAME -> "r.common_name";
        };
    return RowSearch.order(first, search.ascending());
  }
}
