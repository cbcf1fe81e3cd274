package org.countersign.adapters.persistence.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.batch.Inquiry;
import org.countersign.adapters.persistence.batch.SharedRows;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What somebody wants to know of a key, and what is known of it so far. */
public final class KeyQuestion implements SharedRows.Answer {

  private static final String BLOCKED = "B";
  private static final String OF_AUTHORITY = "A";
  private static final String LATEST = "L";

  /** For SQLite, which keeps a statement compiled and is asked without a trip. */
  private static final String OF_ONE_KEY =
      "SELECT 0, 'B', sha256, id, hashed_part, flaw, reason, blocked_by, created_at"
          + " FROM blocked_key WHERE sha256 = ?"
          + " UNION ALL SELECT 0, 'B', sha256, id, hashed_part, flaw, reason, blocked_by, created_at"
          + " FROM blocked_key WHERE sha256 = ?"
          + " UNION ALL SELECT 0, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM authority_certificate WHERE public_key_info = ?"
          + " UNION ALL SELECT 0, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM sealed_signing_key WHERE public_key_info = ?"
          + " UNION ALL SELECT 0, 'L', serial_number, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM (SELECT serial_number FROM certificate WHERE public_key_fingerprint = ?"
          + " AND project_id = ? ORDER BY id DESC LIMIT 1)";

  /**
   * For PostgreSQL, which prepares the execution of each part of a statement anew each time: a few
   * parts, however many keys.
   */
  private static final String OF_KEYS =
      "WITH k AS (SELECT * FROM unnest(?::bytea[], ?::bytea[], ?::uuid[], ?::bytea[])"
          + " WITH ORDINALITY AS k (fingerprint, key_info, project_id, modulus, n))"
          + " SELECT n - 1, 'B', sha256, id, hashed_part, flaw, reason, blocked_by, created_at"
          + " FROM k JOIN blocked_key b ON b.sha256 = ANY (ARRAY[k.fingerprint, k.modulus])"
          + " UNION ALL SELECT n - 1, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM k JOIN authority_certificate a ON a.public_key_info = k.key_info"
          + " UNION ALL SELECT n - 1, 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM k JOIN sealed_signing_key s ON s.public_key_info = k.key_info"
          + " UNION ALL SELECT n - 1, 'L', c.serial_number, NULL, NULL, NULL, NULL, NULL, NULL"
          + " FROM k CROSS JOIN LATERAL (SELECT serial_number FROM certificate"
          + " WHERE public_key_fingerprint = k.fingerprint AND project_id = k.project_id"
          + " ORDER BY id DESC LIMIT 1) c";

  /**
   * Five looks into indexes, all in one statement: a row for each thing that is found, with a mark
   * of what it is, the serial number if it is a certificate, and the blocked key if it is one. The
   * latest certificate has the greatest id: ids are in the order of their time.
   */
  public static final Inquiry INQUIRY =
      new Inquiry(
          List.of(ColumnType.OCTETS, ColumnType.OCTETS, ColumnType.UUID, ColumnType.OCTETS),
          OF_ONE_KEY,
          List.of(0, 3, 1, 1, 0, 2),
          OF_KEYS);

  private final SubjectPublicKeyInfo key;
  private final UUID projectId;
  private KeyRecord answer = KeyRecord.NONE;

  public KeyQuestion(SubjectPublicKeyInfo key, UUID projectId) {
    this.key = Objects.requireNonNull(key, "key");
    this.projectId = Objects.requireNonNull(projectId, "projectId");
  }

  /** Asks, for the first time or anew. */
  public void askWith(SharedRows rows) throws SQLException {
    answer = KeyRecord.NONE;
    rows.ask(
        INQUIRY,
        this,
        Octets.ofHex(key.fingerprint()),
        key.der(),
        projectId,
        key.modulusFingerprint().map(Octets::ofHex).orElse(null));
  }

  /** What is known, once the rows were sent. */
  public KeyRecord answer() {
    return answer;
  }

  @Override
  public void take(ResultSet row) throws SQLException {
    answer =
        switch (row.getString(2)) {
          case BLOCKED ->
              new KeyRecord(Optional.of(blockedKey(row)), answer.ofAuthority(), answer.latest());
          case OF_AUTHORITY -> new KeyRecord(answer.blocked(), true, answer.latest());
          case LATEST ->
              new KeyRecord(
                  answer.blocked(),
                  answer.ofAuthority(),
                  Optional.of(Octets.serialNumber(row.getBytes(3))));
          default -> throw new IllegalStateException("nothing is marked as " + row.getString(2));
        };
  }

  private static BlockedKey blockedKey(ResultSet row) throws SQLException {
    return new BlockedKey(
        ColumnType.uuid(row, 4),
        HashedPart.valueOf(row.getString(5)),
        Octets.hex(row.getBytes(3)),
        RequestFlaw.valueOf(row.getString(6)),
        row.getString(7),
        Optional.ofNullable(ColumnType.uuid(row, 8)),
        Moments.ofMicros(row.getLong(9)));
  }
}
