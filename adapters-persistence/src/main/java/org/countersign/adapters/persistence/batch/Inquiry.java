package org.countersign.adapters.persistence.batch;

import java.util.List;
import java.util.Objects;
import org.countersign.adapters.persistence.table.ColumnType;

/**
 * A query that is asked about several things at once, each given by values of its own; equal to
 * itself alone.
 *
 * <p>Each row that answers says in its first column which of the things it is about, counted from
 * 0.
 */
public final class Inquiry {

  private final List<ColumnType> types;
  private final String sql;
  private final List<Integer> parameters;
  private final String arrays;

  /**
   * @param types of the values
   * @param sql about one thing
   * @param parameters of {@code sql}: which value each takes, counted from 0
   * @param arrays the same for PostgreSQL and many things at once, with an array for each value
   */
  public Inquiry(List<ColumnType> types, String sql, List<Integer> parameters, String arrays) {
    this.types = List.copyOf(types);
    this.sql = Objects.requireNonNull(sql, "sql");
    this.parameters = List.copyOf(parameters);
    this.arrays = Objects.requireNonNull(arrays, "arrays");
  }

  List<ColumnType> types() {
    return types;
  }

  String sql() {
    return sql;
  }

  List<Integer> parameters() {
    return parameters;
  }

  String arrays() {
    return arrays;
  }
}
