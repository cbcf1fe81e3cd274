package org.countersign.adapters.persistence.batch;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A statement that writes one row.
 *
 * @param sql with a parameter for each value
 * @param missed makes what is thrown when there is no row to write to
 */
public record WriteStatement(String sql, Supplier<? extends RuntimeException> missed) {

  public WriteStatement {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(missed, "missed");
  }

  /** Into a table, with a value for each of these columns. */
  public static WriteStatement insert(String table, String... columns) {
    String parameters = "?" + ", ?".repeat(columns.length - 1);
    return new WriteStatement(
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", columns)
            + ") VALUES ("
            + parameters
            + ")",
        () -> new IllegalStateException("a row was not inserted into " + table));
  }
}
