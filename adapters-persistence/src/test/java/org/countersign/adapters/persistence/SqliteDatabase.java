package org.countersign.adapters.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;

/** SQLite in a file, as in the server. */
public final class SqliteDatabase implements TestDatabase {

  private final SqliteDataSource dataSource;

  public SqliteDatabase(Path directory) {
    dataSource = new SqliteDataSource(directory.resolve("countersign.db"));
  }

  @Override
  public Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void close() {
    // Each connection was closed by who opened it.
  }
}
