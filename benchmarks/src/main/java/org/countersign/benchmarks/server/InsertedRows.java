package org.countersign.benchmarks.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HSQLDB's: batches of inserts that are not logged, for who fills it begins anew after a crash. */
final class InsertedRows implements BulkRows {

  /**
   * What is in memory when many rows are added, by the name of the property that says how much it
   * is at other times: KiB of rows, their number, MiB of the file that are mapped. Each insert
   * reads all over the file.
   */
  private static final Map<String, Setting> SETTINGS =
      Map.of(
          "hsqldb.cache_size", new Setting("CACHE SIZE", "300000"),
          "hsqldb.cache_rows", new Setting("CACHE ROWS", "300000"),
          "hsqldb.nio_max_size", new Setting("NIO SIZE", "8192"));

  private final Connection connection;
  private final Map<String, String> before;
  private final Map<Table, PreparedStatement> inserts = new LinkedHashMap<>();

  private InsertedRows(Connection connection, Map<String, String> before) throws SQLException {
    this.connection = connection;
    this.before = before;
    execute(connection, "SET FILES LOG FALSE");
    execute(connection, "SET DATABASE REFERENTIAL INTEGRITY FALSE");
    connection.setAutoCommit(false);
  }

  /** As {@code SET FILES} has it. */
  private record Setting(String name, String many) {}

  static BulkRows of(DatabaseServer.Embedded database) throws SQLException {
    Map<String, String> before = new LinkedHashMap<>();
    // Opened twice, for the settings hold from then on.
    try (Connection first = database.connect()) {
      for (Map.Entry<String, Setting> setting : SETTINGS.entrySet()) {
        before.put(setting.getKey(), property(first, setting.getKey()));
        set(first, setting.getKey(), setting.getValue().many());
      }
    }
    return new InsertedRows(database.connect(), before);
  }

  private static String property(Connection connection, String name) throws SQLException {
    String query =
        "SELECT property_value FROM information_schema.system_properties WHERE property_name = '"
            + name
            + "'";
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void set(Connection connection, String property, String value)
      throws SQLException {
    execute(connection, "SET FILES " + SETTINGS.get(property).name() + " " + value);
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
      for (Map.Entry<String, String> setting : before.entrySet()) {
        set(connection, setting.getKey(), setting.getValue());
      }
      execute(connection, "SET DATABASE REFERENTIAL INTEGRITY TRUE");
      execute(connection, "SET FILES LOG TRUE");
      execute(connection, "CHECKPOINT");
    }
  }
}
