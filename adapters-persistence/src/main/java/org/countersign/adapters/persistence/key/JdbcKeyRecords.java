package org.countersign.adapters.persistence.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.batch.GroupLookup;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is on record of keys: four looks into indexes for each, all in one statement. */
public final class JdbcKeyRecords implements KeyRecords, AutoCloseable {

  /** The statements that are prepared; a batch takes the smallest that holds it. */
  private static final List<Integer> SIZES = List.of(1, 4, 16, 64);

  private static final String BLOCKED = "B";
  private static final String OF_AUTHORITY = "A";
  private static final String LATEST = "L";

  /** The latest has the greatest id: ids are in the order of their time. */
  private static final String OF_ONE_KEY =
      "SELECT CAST(%1$d AS INTEGER), '"
          + BLOCKED
          + "', '' FROM blocked_key"
          + " WHERE public_key_fingerprint = ?"
          + " UNION ALL SELECT CAST(%1$d AS INTEGER), '"
          + OF_AUTHORITY
          + "', ''"
          + " FROM authority_certificate WHERE public_key_info = ?"
          + " UNION ALL SELECT CAST(%1$d AS INTEGER), '"
          + OF_AUTHORITY
          + "', ''"
          + " FROM sealed_signing_key WHERE public_key_info = ?"
          + " UNION ALL (SELECT CAST(%1$d AS INTEGER), '"
          + LATEST
          + "', serial_number"
          + " FROM certificate WHERE public_key_fingerprint = ? AND project_id = ?"
          + " ORDER BY id DESC LIMIT 1)";

  private static final String BLOCKED_KEY =
      "SELECT id, flaw, reason, blocked_by, created_at FROM blocked_key"
          + " WHERE public_key_fingerprint = ?";

  private final GroupLookup<Question> lookup;

  /**
   * @param dataSource gives connections that belong to no transaction of a container's
   */
  public JdbcKeyRecords(DataSource dataSource) {
    this.lookup = new GroupLookup<>(dataSource, Statements::new);
  }

  @Override
  public KeyRecord of(SubjectPublicKeyInfo key, UUID projectId) {
    Question question = new Question(key, projectId);
    lookup.ask(question);
    return question.answer;
  }

  @Override
  public void close() {
    lookup.close();
  }

  private static final class Question {

    private final String fingerprint;
    private final byte[] der;
    private final UUID projectId;
    private KeyRecord answer = KeyRecord.NONE;

    Question(SubjectPublicKeyInfo key, UUID projectId) {
      this.fingerprint = key.fingerprint();
      this.der = key.der();
      this.projectId = Objects.requireNonNull(projectId, "projectId");
    }

    void giveTo(PreparedStatement statement, int number) throws SQLException {
      int parameter = number * 5;
      statement.setString(parameter + 1, fingerprint);
      statement.setBytes(parameter + 2, der);
      statement.setBytes(parameter + 3, der);
      statement.setString(parameter + 4, fingerprint);
      statement.setObject(parameter + 5, projectId);
    }

    void take(Optional<BlockedKey> blocked) {
      answer = new KeyRecord(blocked, answer.ofAuthority(), answer.latest());
    }

    void takeAuthority() {
      answer = new KeyRecord(answer.blocked(), true, answer.latest());
    }

    void take(SerialNumber latest) {
      answer = new KeyRecord(answer.blocked(), answer.ofAuthority(), Optional.of(latest));
    }
  }

  private static final class Statements implements GroupLookup.Questions<Question> {

    private final TreeMap<Integer, PreparedStatement> bySize = new TreeMap<>();
    private final PreparedStatement blockedKey;

    Statements(Connection connection) throws SQLException {
      for (int size : SIZES) {
        bySize.put(size, connection.prepareStatement(sql(size)));
      }
      blockedKey = connection.prepareStatement(BLOCKED_KEY);
    }

    private static String sql(int size) {
      return IntStream.range(0, size)
          .mapToObj(OF_ONE_KEY::formatted)
          .collect(Collectors.joining(" UNION ALL "));
    }

    @Override
    public void ask(List<Question> questions) throws SQLException {
      Map.Entry<Integer, PreparedStatement> fitting = bySize.ceilingEntry(questions.size());
      PreparedStatement statement = fitting.getValue();
      for (int i = 0; i < fitting.getKey(); i++) {
        // What is over repeats the last, whose answer then comes more than once.
        questions.get(Math.min(i, questions.size() - 1)).giveTo(statement, i);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          Question question = questions.get(Math.min(found.getInt(1), questions.size() - 1));
          answer(question, found.getString(2), found.getString(3));
        }
      }
    }

    private void answer(Question question, String kind, String value) throws SQLException {
      switch (kind.strip()) {
        case BLOCKED -> question.take(blockedKey(question.fingerprint));
        case OF_AUTHORITY -> question.takeAuthority();
        default -> question.take(SerialNumber.ofHex(value));
      }
    }

    private Optional<BlockedKey> blockedKey(String fingerprint) throws SQLException {
      blockedKey.setString(1, fingerprint);
      try (ResultSet found = blockedKey.executeQuery()) {
        // It may have been unblocked since.
        return found.next() ? Optional.of(blockedKey(fingerprint, found)) : Optional.empty();
      }
    }

    private static BlockedKey blockedKey(String fingerprint, ResultSet row) throws SQLException {
      return new BlockedKey(
          row.getObject(1, UUID.class),
          fingerprint,
          RequestFlaw.valueOf(row.getString(2)),
          row.getString(3),
          Optional.ofNullable(row.getObject(4, UUID.class)),
          Moments.ofMicros(row.getLong(5)));
    }
  }
}
