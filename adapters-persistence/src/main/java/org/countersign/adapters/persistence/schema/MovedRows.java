package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.countersign.adapters.persistence.table.ColumnType;

/** Goes through the rows of a table by id, page by page, and inserts others for them. */
abstract class MovedRows {

  private static final int PAGE = 500;
  private static final UUID FIRST = new UUID(0, 0);

  private final Connection connection;

  /** By the table into which they insert. */
  private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();

  MovedRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * Moves all that a query finds.
   *
   * @param query with the condition {@code id > ?} and in the order of the id, its first column
   */
  void move(String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query + " LIMIT " + PAGE)) {
      UUID last = FIRST;
      int found;
      do {
        select.setObject(1, last);
        found = 0;
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            last = ColumnType.uuid(rows, 1);
            found++;
            move(rows);
          }
        }
        write();
      } while (found == PAGE);
    }
  }

  abstract void move(ResultSet row) throws SQLException;

  /** Inserts a row into a table whose columns are in this order; a value may be null. */
  final void insert(String table, String columns, Object... values) throws SQLException {
    PreparedStatement insert = inserts.get(table);
    if (insert == null) {
      String marks = "?" + ", ?".repeat(values.length - 1);
      insert =
          connection.prepareStatement(
              "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
      inserts.put(table, insert);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        insert.setNull(i + 1, Types.NULL);
      } else {
        insert.setObject(i + 1, values[i]);
      }
    }
    insert.addBatch();
  }

  private void write() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.executeBatch();
    }
  }

  /** Null for null. */
  static byte[] octets(String hex) {
    return hex == null ? null : HexFormat.of().parseHex(hex);
  }

  /** What was searched, without the serial number in its first line. */
  static String withoutSerialNumber(String searchText, String serialNumber) {
    if (serialNumber == null || !searchText.startsWith(serialNumber)) {
      return searchText;
    }
    String rest = searchText.substring(serialNumber.length());
    return rest.isEmpty() ? rest : rest.substring(1);
  }
}
