package org.countersign.benchmarks.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HSQLDB's: batches of inserts that are not logged, for who fills it begins anew after a crash. */
final class InsertedRows implements BulkRows {

  private final Connection connection;
  private final Map<Table, PreparedStatement> inserts = new LinkedHashMap<>();

  InsertedRows(Connection connection) throws SQLException {
    this.connection = connection;
    execute("SET FILES LOG FALSE");
    execute("SET DATABASE REFERENTIAL INTEGRITY FALSE");
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public void add(Table table, List<Object> values) throws SQLException {
    PreparedStatement insert = inserts.get(table);
    if (insert == null) {
      String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
      insert =
          connection.prepareStatement(
              "INSERT INTO " + table.withColumns() + " VALUES (" + marks + ")");
      inserts.put(table, insert);
    }
    for (int i = 0; i < values.size(); i++) {
      insert.setObject(i + 1, values.get(i));
    }
    insert.addBatch();
  }

  @Override
  public void write() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.executeBatch();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.close();
    }
    execute("SET DATABASE REFERENTIAL INTEGRITY TRUE");
    execute("SET FILES LOG TRUE");
    execute("CHECKPOINT");
  }
}
