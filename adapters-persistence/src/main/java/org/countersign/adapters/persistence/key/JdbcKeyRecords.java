package org.countersign.adapters.persistence.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.batch.GroupLookup;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is on record of keys: five looks into indexes for each, all in one statement. */
public final class JdbcKeyRecords implements KeyRecords, AutoCloseable {

  private static final String BLOCKED_KEY =
      "SELECT id, hashed_part, public_key_fingerprint, flaw, reason, blocked_by, created_at"
          + " FROM blocked_key WHERE public_key_fingerprint IN (?, ?)";

  private final GroupLookup<KeyQuestion> lookup;

  /**
   * @param dataSource gives connections that belong to no transaction of a container's
   */
  public JdbcKeyRecords(DataSource dataSource) {
    this.lookup = new GroupLookup<>(dataSource, Statements::new);
  }

  @Override
  public KeyRecord of(SubjectPublicKeyInfo key, UUID projectId) {
    KeyQuestion question = new KeyQuestion(key, projectId);
    lookup.ask(question);
    return question.answer();
  }

  @Override
  public void close() {
    lookup.close();
  }

  private static final class Statements implements GroupLookup.Questions<KeyQuestion> {

    private final KeyLooks looks;
    private final PreparedStatement blockedKey;

    Statements(Connection connection) throws SQLException {
      looks = KeyLooks.on(connection);
      blockedKey = connection.prepareStatement(BLOCKED_KEY);
    }

    @Override
    public void ask(List<KeyQuestion> questions) throws SQLException {
      try (ResultSet found = looks.ask(questions)) {
        while (found.next()) {
          KeyQuestion question = questions.get(Math.min(found.getInt(1), questions.size() - 1));
          answer(question, found.getString(2), found.getString(3));
        }
      }
    }

    private void answer(KeyQuestion question, String mark, String serialNumber)
        throws SQLException {
      switch (mark) {
        case KeyLooks.BLOCKED -> question.take(blockedKey(question));
        case KeyLooks.OF_AUTHORITY -> question.takeAuthority();
        case KeyLooks.LATEST -> question.take(SerialNumber.ofHex(serialNumber));
        default -> throw new IllegalStateException("nothing is marked as " + mark);
      }
    }

    private Optional<BlockedKey> blockedKey(KeyQuestion question) throws SQLException {
      blockedKey.setString(1, question.fingerprint());
      blockedKey.setString(2, question.modulusFingerprint());
      try (ResultSet found = blockedKey.executeQuery()) {
        // It may have been unblocked since.
        return found.next() ? Optional.of(blockedKey(found)) : Optional.empty();
      }
    }

    private static BlockedKey blockedKey(ResultSet row) throws SQLException {
      return new BlockedKey(
          row.getObject(1, UUID.class),
          HashedPart.valueOf(row.getString(2)),
          row.getString(3),
          RequestFlaw.valueOf(row.getString(4)),
          row.getString(5),
          Optional.ofNullable(row.getObject(6, UUID.class)),
          Moments.ofMicros(row.getLong(7)));
    }
  }
}
