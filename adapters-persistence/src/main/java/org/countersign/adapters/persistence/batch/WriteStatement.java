package org.countersign.adapters.persistence.batch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.batch.ColumnType.Column;

/** A statement that writes rows, each found or made by values of its own; equal to itself alone. */
public final class WriteStatement {

  private final String sql;
  private final Optional<String> arrays;
  private final List<ColumnType> types;
  private final Supplier<? extends RuntimeException> missed;

  /**
   * @param sql for one row, with a parameter for each value
   * @param arrays the same for PostgreSQL and many rows at once, with an array for each value; none
   *     when another statement does there what this one does
   * @param types of the values
   * @param missed makes what is thrown when there is no row to write to
   */
  public WriteStatement(
      String sql,
      Optional<String> arrays,
      List<ColumnType> types,
      Supplier<? extends RuntimeException> missed) {
    this.sql = Objects.requireNonNull(sql, "sql");
    this.arrays = Objects.requireNonNull(arrays, "arrays");
    this.types = List.copyOf(types);
    this.missed = Objects.requireNonNull(missed, "missed");
  }

  /** Into a table, with a value for each of these columns. */
  public static WriteStatement insert(String table, Column... columns) {
    return insert(table, List.of(columns));
  }

  /** As {@link #insert(String, Column...)}. */
  public static WriteStatement insert(String table, List<Column> columns) {
    List<ColumnType> types = columns.stream().map(Column::type).toList();
    String into =
        columns.stream()
            .map(Column::name)
            .collect(Collectors.joining(", ", "INSERT INTO " + table + " (", ")"));
    return new WriteStatement(
        into + " VALUES (?" + ", ?".repeat(columns.size() - 1) + ")",
        Optional.of(into + " SELECT * FROM " + rowsOf(types)),
        types,
        () -> new IllegalStateException("a row was not inserted into " + table));
  }

  /** In PostgreSQL, the rows whose columns are given as arrays, one parameter for each. */
  public static String rowsOf(List<ColumnType> types) {
    return types.stream()
        .map(type -> "?::" + type.postgresName() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  String sql() {
    return sql;
  }

  Optional<String> arrays() {
    return arrays;
  }

  List<ColumnType> types() {
    return types;
  }

  RuntimeException missed() {
    return missed.get();
  }
}
