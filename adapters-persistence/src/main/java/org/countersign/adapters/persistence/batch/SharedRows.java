package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.countersign.adapters.persistence.schema.DatabaseKind;

/**
 * What several entries ask and write in one unit: sent statement by statement, all rows of one at
 * once, what is asked before what is written, and rows before others name them. For one thread at a
 * time.
 */
public interface SharedRows {

  /** Takes what an inquiry finds. */
  @FunctionalInterface
  interface Answer {

    /**
     * Called for each row that answers; its columns are counted from 1, the inquiry's own first.
     */
    void take(ResultSet row) throws SQLException;
  }

  /**
   * Adds something to be asked about.
   *
   * @param answer is given its rows by {@link #send}
   * @param values as the inquiry's types have them; each may be null
   */
  void ask(Inquiry inquiry, Answer answer, Object... values) throws SQLException;

  /**
   * Adds a row for a statement.
   *
   * @param values as the statement's types have them; each may be null
   */
  void add(WriteStatement statement, Object... values) throws SQLException;

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
   * @param inquiries that will be asked
   * @param order of what is written
   */
  static SharedRows on(Connection connection, List<Inquiry> inquiries, List<WriteStatement> order)
      throws SQLException {
    return DatabaseKind.of(connection) == DatabaseKind.POSTGRESQL
        ? new RowsInArrays(connection, inquiries, order)
        : new RowsInBatches(connection, inquiries, order);
  }
}
