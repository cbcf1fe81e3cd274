package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What several entries write in one unit: sent statement by statement, all rows of one at once, so
 * that rows are there before others name them. For one thread at a time.
 */
public final class SharedRows {

  private final Map<WriteStatement, Prepared> prepared = new HashMap<>();
  private final List<WriteStatement> order;

  private static final class Prepared {
    private final PreparedStatement statement;
    private int rows;

    Prepared(PreparedStatement statement) {
      this.statement = statement;
    }
  }

  /**
   * @param order in which the statements are sent
   */
  SharedRows(Connection connection, List<WriteStatement> order) throws SQLException {
    this.order = order;
    for (WriteStatement statement : order) {
      prepared.put(statement, new Prepared(connection.prepareStatement(statement.sql())));
    }
  }

  /** Gives the values of one row. */
  @FunctionalInterface
  public interface Row {
    void giveTo(RowValues values) throws SQLException;
  }

  /** Adds a row for a statement. */
  public void add(WriteStatement statement, Row row) throws SQLException {
    Prepared to = prepared.get(statement);
    row.giveTo(new RowValues(to.statement));
    to.statement.addBatch();
    to.rows++;
  }

  /** Sends what was added. */
  void send() throws SQLException {
    for (WriteStatement statement : order) {
      Prepared rows = prepared.get(statement);
      if (rows.rows > 0) {
        rows.rows = 0;
        for (int count : rows.statement.executeBatch()) {
          if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
            throw statement.missed().get();
          }
        }
      }
    }
  }

  /** Forgets what was added and not sent. */
  void clear() throws SQLException {
    for (Prepared rows : prepared.values()) {
      rows.rows = 0;
      rows.statement.clearBatch();
    }
  }
}
