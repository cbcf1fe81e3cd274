package org.countersign.benchmarks.server;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A row as the server wrote it, to be written again with some of what stands in it replaced.
 *
 * @param values of the columns
 * @param varying what is replaced, wherever it stands, as a value or inside a text
 */
record RowTemplate(BulkRows.Table table, List<Object> values, List<Object> varying) {

  /** Moments at which something was written, by the end of their column's name. */
  private static final String MOMENT = "ed_at";

  /** The first row of a table that meets a condition. */
  static RowTemplate first(Connection connection, String table, String condition)
      throws SQLException {
    String query = "SELECT * FROM " + table + " WHERE " + condition + " FETCH FIRST 1 ROWS ONLY";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        throw new IllegalStateException("nothing was issued yet: " + query);
      }
      List<String> columns = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        columns.add(result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
        values.add(value(result, i));
      }
      return new RowTemplate(new BulkRows.Table(table, columns), values, List.of());
    }
  }

  private static Object value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Clob) {
      return result.getString(column);
    }
    return value instanceof Blob ? result.getBytes(column) : value;
  }

  RowTemplate varyingBy(List<Object> replaced) {
    return new RowTemplate(table, values, replaced);
  }

  Object get(String column) {
    return values.get(table.columns().indexOf(column));
  }

  /**
   * Values for another row.
   *
   * @param own in place of what varies, in the same order
   * @param now in place of each moment, in microseconds
   */
  List<Object> filled(List<Object> own, long now) {
    List<Object> filled = new ArrayList<>(values);
    for (int column = 0; column < values.size(); column++) {
      int at = column;
      Object value = values.get(column);
      if (value == null) {
        continue;
      }
      if (table.columns().get(column).endsWith(MOMENT)) {
        filled.set(column, now);
      } else if (value instanceof String text) {
        filled.set(column, replaced(text, own));
      } else {
        replacement(value, own).ifPresent(other -> filled.set(at, other));
      }
    }
    return filled;
  }

  private Optional<Object> replacement(Object value, List<Object> own) {
    for (int i = 0; i < varying.size(); i++) {
      if (Objects.deepEquals(varying.get(i), value)) {
        return Optional.of(own.get(i));
      }
    }
    return Optional.empty();
  }

  private String replaced(String text, List<Object> own) {
    String replaced = text;
    for (int i = 0; i < varying.size(); i++) {
      replaced = replaced.replace(text(varying.get(i)), text(own.get(i)));
    }
    return replaced;
  }

  /** Octets stand in texts in hexadecimal. */
  private static String text(Object value) {
    return value instanceof byte[] octets ? HexFormat.of().formatHex(octets) : value.toString();
  }
}
