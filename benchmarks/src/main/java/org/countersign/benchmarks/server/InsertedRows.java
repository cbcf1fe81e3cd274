package org.countersign.benchmarks.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQLite's: batches of inserts that are not synced, for who fills it begins anew after a crash. */
final class InsertedRows implements BulkRows {

  /** KiB: each insert reads all over the file. */
  private static final int CACHE = 1_000_000;

  private final Connection connection;
  private final Map<Table, PreparedStatement> inserts = new LinkedHashMap<>();

  private InsertedRows(Connection connection) throws SQLException {
    this.connection = connection;
    execute(connection, "PRAGMA synchronous = OFF");
    execute(connection, "PRAGMA foreign_keys = OFF");
    execute(connection, "PRAGMA cache_size = -" + CACHE);
    connection.setAutoCommit(false);
  }

  static BulkRows of(DatabaseServer.Embedded database) throws SQLException {
    return new InsertedRows(database.connect());
  }

  private static void execute(Connection connection, String command) throws SQLException {
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
    try (connection) {
      connection.setAutoCommit(true);
      execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }
}
