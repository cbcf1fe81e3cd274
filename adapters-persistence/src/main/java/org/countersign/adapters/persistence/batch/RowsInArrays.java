package org.countersign.adapters.persistence.batch;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * PostgreSQL's way: all statements in one round trip, each once however many rows it writes, whose
 * values it gets as arrays.
 */
final class RowsInArrays implements SharedRows {

  private final Connection connection;
  private final Map<WriteStatement, Columns> columns = new LinkedHashMap<>();

  /** By which statements there are rows for. */
  private final Map<List<WriteStatement>, PreparedStatement> prepared = new HashMap<>();

  /** The values of a statement's rows, column by column. */
  private static final class Columns extends RowValues {
    private final List<ColumnType> types;
    private final List<List<Object>> values = new ArrayList<>();
    private int given;
    private int rows;

    Columns(List<ColumnType> types) {
      this.types = types;
      types.forEach(type -> values.add(new ArrayList<>()));
    }

    @Override
    void give(ColumnType type, Object value) {
      if (types.get(given) != type) {
        throw new IllegalStateException("value " + given + " is to be " + types.get(given));
      }
      values.get(given).add(value);
      given++;
    }

    void add(Row row) throws SQLException {
      given = 0;
      row.giveTo(this);
      rows++;
    }

    /** Sets a parameter for each column, and returns which is next. */
    int giveTo(PreparedStatement statement, int first) throws SQLException {
      Connection connection = statement.getConnection();
      for (int i = 0; i < types.size(); i++) {
        ColumnType type = types.get(i);
        Object[] array = values.get(i).toArray((Object[]) Array.newInstance(type.element(), rows));
        statement.setArray(first + i, connection.createArrayOf(type.postgresName(), array));
      }
      return first + types.size();
    }

    void clear() {
      rows = 0;
      values.forEach(List::clear);
    }
  }

  RowsInArrays(Connection connection, List<WriteStatement> order) {
    this.connection = connection;
    for (WriteStatement statement : order) {
      if (statement.arrays().isPresent()) {
        columns.put(statement, new Columns(statement.types()));
      }
    }
  }

  @Override
  public void add(WriteStatement statement, Row row) throws SQLException {
    if (statement.arrays().isPresent()) {
      columns.get(statement).add(row);
    }
  }

  @Override
  public void send() throws SQLException {
    List<WriteStatement> used =
        columns.entrySet().stream()
            .filter(each -> each.getValue().rows > 0)
            .map(Map.Entry::getKey)
            .toList();
    if (used.isEmpty()) {
      return;
    }
    PreparedStatement statements = prepared(used);
    int next = 1;
    for (WriteStatement each : used) {
      next = columns.get(each).giveTo(statements, next);
    }
    statements.execute();
    for (WriteStatement each : used) {
      if (statements.getUpdateCount() != columns.get(each).rows) {
        throw each.missed();
      }
      statements.getMoreResults();
    }
    clear();
  }

  private PreparedStatement prepared(List<WriteStatement> used) throws SQLException {
    PreparedStatement known = prepared.get(used);
    if (known == null) {
      known =
          connection.prepareStatement(
              used.stream()
                  .map(each -> each.arrays().orElseThrow())
                  .collect(Collectors.joining("; ")));
      prepared.put(used, known);
    }
    return known;
  }

  @Override
  public void clear() {
    columns.values().forEach(Columns::clear);
  }
}
