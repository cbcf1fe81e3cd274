package org.countersign.adapters.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** HSQLDB in files, with the settings of the server. */
public final class HsqldbDatabase implements TestDatabase {

  private final String url;

  public HsqldbDatabase(Path directory) {
    url =
        "jdbc:hsqldb:file:"
            + directory.resolve("countersign")
            + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
            + ";hsqldb.lock_file=false;hsqldb.reconfig_logging=false;shutdown=false";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "SA", "");
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
