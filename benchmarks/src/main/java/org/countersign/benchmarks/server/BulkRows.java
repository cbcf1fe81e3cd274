package org.countersign.benchmarks.server;

import java.sql.SQLException;
import java.util.List;

/** Adds rows to tables by the thousand, as fast as the database takes them. */
interface BulkRows extends AutoCloseable {

  /** Puts a row into a batch. */
  void add(Table table, List<Object> values) throws SQLException;

  /** Writes and commits the batch, tables in the order in which they were first seen. */
  void write() throws SQLException;

  /** Leaves the database as a server expects it; what was not written is lost. */
  @Override
  void close() throws SQLException;

  /** A table with the columns that are filled. */
  record Table(String name, List<String> columns) {

    public Table {
      columns = List.copyOf(columns);
    }

    /** With the columns, as INSERT and COPY have it. */
    String withColumns() {
      return name + " (" + String.join(", ", columns) + ")";
    }
  }
}
