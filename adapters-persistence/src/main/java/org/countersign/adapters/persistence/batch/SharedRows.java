package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.countersign.adapters.persistence.schema.DatabaseKind;

/**
 * What several entries write in one unit: sent statement by statement, all rows of one at once, so
 * that rows are there before others name them. For one thread at a time.
 */
public interface SharedRows {

  /** Gives the values of one row. */
  @FunctionalInterface
  interface Row {
    void giveTo(RowValues values) throws SQLException;
  }

  /** Adds a row for a statement. */
  void add(WriteStatement statement, Row row) throws SQLException;

  /**
   * Sends what was added.
   *
   * @throws RuntimeException of the statement that missed a row
   */
  void send() throws SQLException;

  /** Forgets what was added and not sent. */
  void clear() throws SQLException;

  /**
   * As the database of a connection takes them best.
   *
   * @param order in which the statements are sent
   */
  static SharedRows on(Connection connection, List<WriteStatement> order) throws SQLException {
    return DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL
        ? new RowsInArrays(connection, order)
        : new RowsInBatches(connection, order);
  }
}
