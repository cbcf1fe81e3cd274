package org.countersign.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** A database of a test's own. */
public interface TestDatabase extends AutoCloseable {

  /** A new connection, which whoever asked closes. */
  Connection connect() throws SQLException;

  @Override
  void close() throws SQLException;
}
