package org.countersign.adapters.persistence.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.adapters.persistence.schema.DatabaseKind;

/**
 * The statement that looks for keys: a row for each thing that is found, with the number of the
 * question, a mark of what it is, and the serial number if it is a certificate.
 */
interface KeyLooks {

  String BLOCKED = "B";
  String OF_AUTHORITY = "A";
  String LATEST = "L";

  /** Asks all of these at once; numbers may also be beyond the last, which is meant then. */
  ResultSet ask(List<KeyQuestion> questions) throws SQLException;

  /** The fitting one for a database. */
  static KeyLooks on(Connection connection) throws SQLException {
    return DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL
        ? new OfArrays(connection)
        : new OneByOne(connection);
  }

  /**
   * For PostgreSQL, which prepares the execution of each part of a statement anew each time: a few
   * parts, however many keys.
   */
  final class OfArrays implements KeyLooks {

    /** The latest has the greatest id: ids are in the order of their time. */
    private static final String SQL =
        "WITH k AS (SELECT * FROM unnest(?::text[], ?::bytea[], ?::uuid[], ?::text[])"
            + " WITH ORDINALITY AS k (fingerprint, key_info, project_id, modulus, n))"
            + " SELECT n - 1, 'B', '' FROM k"
            + " JOIN blocked_key b ON b.public_key_fingerprint = ANY (ARRAY[fingerprint, modulus])"
            + " UNION ALL SELECT n - 1, 'A', '' FROM k"
            + " JOIN authority_certificate a ON a.public_key_info = k.key_info"
            + " UNION ALL SELECT n - 1, 'A', '' FROM k"
            + " JOIN sealed_signing_key s ON s.public_key_info = k.key_info"
            + " UNION ALL SELECT n - 1, 'L', c.serial_number FROM k CROSS JOIN LATERAL"
            + " (SELECT serial_number FROM certificate"
            + " WHERE public_key_fingerprint = k.fingerprint AND project_id = k.project_id"
            + " ORDER BY id DESC LIMIT 1) c";

    private final Connection connection;
    private final PreparedStatement statement;

    OfArrays(Connection connection) throws SQLException {
      this.connection = connection;
      this.statement = connection.prepareStatement(SQL);
    }

    @Override
    public ResultSet ask(List<KeyQuestion> questions) throws SQLException {
      set(1, "text", questions.stream().map(KeyQuestion::fingerprint).toArray(String[]::new));
      set(2, "bytea", questions.stream().map(KeyQuestion::der).toArray(byte[][]::new));
      set(3, "uuid", questions.stream().map(KeyQuestion::projectId).toArray());
      set(
          4,
          "text",
          questions.stream().map(KeyQuestion::modulusFingerprint).toArray(String[]::new));
      return statement.executeQuery();
    }

    private void set(int parameter, String type, Object[] values) throws SQLException {
      statement.setArray(parameter, connection.createArrayOf(type, values));
    }
  }

  /** For HSQLDB, which keeps a statement compiled, and finds by an index only what is named. */
  final class OneByOne implements KeyLooks {

    /** The statements that are prepared; a batch takes the smallest that holds it. */
    private static final List<Integer> SIZES = List.of(1, 4, 16, 64);

    private static final int PARAMETERS = 6;

    private static final String OF_ONE_KEY =
        "SELECT CAST(%1$d AS INTEGER), 'B', '' FROM blocked_key WHERE public_key_fingerprint = ?"
            + " UNION ALL SELECT CAST(%1$d AS INTEGER), 'B', '' FROM blocked_key"
            + " WHERE public_key_fingerprint = ?"
            + " UNION ALL SELECT CAST(%1$d AS INTEGER), 'A', '' FROM authority_certificate"
            + " WHERE public_key_info = ?"
            + " UNION ALL SELECT CAST(%1$d AS INTEGER), 'A', '' FROM sealed_signing_key"
            + " WHERE public_key_info = ?"
            + " UNION ALL (SELECT CAST(%1$d AS INTEGER), 'L', serial_number FROM certificate"
            + " WHERE public_key_fingerprint = ? AND project_id = ? ORDER BY id DESC LIMIT 1)";

    private final TreeMap<Integer, PreparedStatement> bySize = new TreeMap<>();

    OneByOne(Connection connection) throws SQLException {
      for (int size : SIZES) {
        bySize.put(size, connection.prepareStatement(sql(size)));
      }
    }

    private static String sql(int size) {
      return IntStream.range(0, size)
          .mapToObj(OF_ONE_KEY::formatted)
          .collect(Collectors.joining(" UNION ALL "));
    }

    @Override
    public ResultSet ask(List<KeyQuestion> questions) throws SQLException {
      int size = bySize.ceilingKey(questions.size());
      PreparedStatement statement = bySize.get(size);
      for (int i = 0; i < size; i++) {
        // What is over repeats the last.
        set(statement, i * PARAMETERS, questions.get(Math.min(i, questions.size() - 1)));
      }
      return statement.executeQuery();
    }

    private static void set(PreparedStatement statement, int before, KeyQuestion question)
        throws SQLException {
      statement.setString(before + 1, question.fingerprint());
      statement.setString(before + 2, question.modulusFingerprint());
      statement.setBytes(before + 3, question.der());
      statement.setBytes(before + 4, question.der());
      statement.setString(before + 5, question.fingerprint());
      statement.setObject(before + 6, question.projectId());
    }
  }
}
