package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JDBC batch for each statement. */
final class RowsInBatches implements SharedRows {

  private final Map<WriteStatement, Prepared> prepared = new HashMap<>();
  private final List<WriteStatement> order;

  private static final class Prepared extends RowValues {
    private final PreparedStatement statement;
    private int rows;
    private int given;

    Prepared(PreparedStatement statement) {
      this.statement = statement;
    }

    @Override
    void give(ColumnType type, Object value) throws SQLException {
      given++;
      if (value == null) {
        statement.setNull(given, type.jdbcType());
      } else {
        statement.setObject(given, value);
      }
    }

    void add(Row row) throws SQLException {
      given = 0;
      row.giveTo(this);
      statement.addBatch();
      rows++;
    }
  }

  RowsInBatches(Connection connection, List<WriteStatement> order) throws SQLException {
    this.order = order;
    for (WriteStatement statement : order) {
      prepared.put(statement, new Prepared(connection.prepareStatement(statement.sql())));
    }
  }

  @Override
  public void add(WriteStatement statement, Row row) throws SQLException {
    prepared.get(statement).add(row);
  }

  @Override
  public void send() throws SQLException {
    for (WriteStatement statement : order) {
      Prepared rows = prepared.get(statement);
      if (rows.rows > 0) {
        rows.rows = 0;
        for (int count : rows.statement.executeBatch()) {
          if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
            throw statement.missed();
          }
        }
      }
    }
  }

  @Override
  public void clear() throws SQLException {
    for (Prepared rows : prepared.values()) {
      rows.rows = 0;
      rows.statement.clearBatch();
    }
  }
}
