package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** What is sealed in a database, whose schema may be of any version, or not made yet. */
public final class SealedColumns {

  /** Each has had its column {@code sealed} since the first version. */
  private static final Set<String> TABLES = Set.of("sealed_secret", "sealed_signing_key");

  private SealedColumns() {}

  /**
   * The sealed octets of one row of each table that has any.
   *
   * @throws SchemaRefused when the database cannot be reached
   */
  public static List<byte[]> samples(DataSource dataSource) {
    List<byte[]> samples = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (String table : tables(connection)) {
        try (PreparedStatement select =
            connection.prepareStatement("SELECT sealed FROM " + table + " LIMIT 1")) {
          try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
              samples.add(row.getBytes(1));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new SchemaRefused("The database cannot be read: " + e.getMessage(), e);
    }
    return samples;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (TABLES.contains(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }
}
