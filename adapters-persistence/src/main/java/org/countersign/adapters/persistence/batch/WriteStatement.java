package org.countersign.adapters.persistence.batch;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;

/** A statement that writes rows, each found or made by values of its own; equal to itself alone. */
public final class WriteStatement {

  private final String sql;
  private final String arrays;
  private final List<ColumnType> types;
  private final Supplier<? extends RuntimeException> missed;

  /**
   * @param sql for one row, with a parameter for each value
   * @param arrays the same for PostgreSQL and many rows at once, with an array for each value
   * @param types of the values
   * @param missed makes what is thrown when there is no row to write to
   */
  public WriteStatement(
      String sql,
      String arrays,
      List<ColumnType> types,
      Supplier<? extends RuntimeException> missed) {
    this.sql = Objects.requireNonNull(sql, "sql");
    this.arrays = Objects.requireNonNull(arrays, "arrays");
    this.types = List.copyOf(types);
    this.missed = Objects.requireNonNull(missed, "missed");
  }

  /** Inserts rows, whose values are those of the table's. */
  public static WriteStatement insert(RecordTable<?> table) {
    return new WriteStatement(
        table.insertOne(),
        table.insertInto() + " SELECT * FROM " + rowsOf(table.types()),
        table.types(),
        () -> new IllegalStateException("a row was not inserted into " + table.name()));
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

  String arrays() {
    return arrays;
  }

  List<ColumnType> types() {
    return types;
  }

  RuntimeException missed() {
    return missed.get();
  }
}
