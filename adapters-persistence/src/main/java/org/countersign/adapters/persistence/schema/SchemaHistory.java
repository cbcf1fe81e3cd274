package org.countersign.adapters.persistence.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What Flyway keeps of the scripts that a database has seen. Asking it directly takes a start half
 * a second less than having Flyway find that there is nothing to do.
 */
final class SchemaHistory {

  /** The last script of this program for each database. */
  static final Map<DatabaseKind, String> NEWEST =
      Map.of(
          DatabaseKind.SQLITE, "V16__origins.sql",
          DatabaseKind.POSTGRESQL, "V16__origins.sql");

  private static final String TABLE = "flyway_schema_history";

  private static final String APPLIED =
      "SELECT \"script\", \"checksum\", \"success\" FROM \"" + TABLE + "\"";

  private SchemaHistory() {}

  /**
   * Whether all scripts of this program, as they are now, and no others have made this schema.
   * Where it is not so, for whatever reason, Flyway is to say more.
   */
  static boolean isCurrent(Connection connection, DatabaseKind kind) throws SQLException {
    if (!exists(connection)) {
      return false;
    }
    boolean newest = false;
    try (Statement statement = connection.createStatement();
        ResultSet applied = statement.executeQuery(APPLIED)) {
      while (applied.next()) {
        String script = applied.getString(1);
        int checksum = applied.getInt(2);
        boolean asNow =
            script.equals(RecordsMove.SCRIPT)
                || checksum(kind, script).filter(now -> now == checksum).isPresent();
        if (!applied.getBoolean(3) || !asNow) {
          return false;
        }
        newest |= script.equals(NEWEST.get(kind));
      }
    }
    return newest;
  }

  private static boolean exists(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), TABLE, null)) {
      return tables.next();
    }
  }

  /** Of a script's lines, as Flyway has it; empty when there is no such script. */
  private static Optional<Integer> checksum(DatabaseKind kind, String script) {
    CRC32 checksum = new CRC32();
    try (InputStream content =
        SchemaHistory.class.getClassLoader().getResourceAsStream(kind.scripts() + "/" + script)) {
      if (content == null) {
        return Optional.empty();
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of((int) checksum.getValue());
  }
}
