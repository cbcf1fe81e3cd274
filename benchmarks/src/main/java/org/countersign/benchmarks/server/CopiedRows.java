package org.countersign.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/** PostgreSQL's: COPY in its text format. */
final class CopiedRows implements BulkRows {

  private final Connection connection;
  private final Map<Table, StringBuilder> lines = new LinkedHashMap<>();

  CopiedRows(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    // What is copied refers to what is there.
    execute("SET session_replication_role = replica");
    execute("SET synchronous_commit = off");
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public void add(Table table, List<Object> values) {
    StringBuilder line = lines.computeIfAbsent(table, key -> new StringBuilder());
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? "" : "\t").append(field(values.get(i)));
    }
    line.append('\n');
  }

  private static String field(Object value) {
    if (value == null) {
      return "\\N";
    }
    if (value instanceof byte[] octets) {
      return "\\\\x" + HexFormat.of().formatHex(octets);
    }
    if (value instanceof String text) {
      return text.replace("\\", "\\\\")
          .replace("\n", "\\n")
          .replace("\r", "\\r")
          .replace("\t", "\\t");
    }
    return value.toString();
  }

  @Override
  public void write() throws SQLException {
    for (Map.Entry<Table, StringBuilder> table : lines.entrySet()) {
      byte[] octets = table.getValue().toString().getBytes(StandardCharsets.UTF_8);
      table.getValue().setLength(0);
      CopyIn copy =
          connection
              .unwrap(BaseConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + table.getKey().withColumns() + " FROM STDIN");
      copy.writeToCopy(octets, 0, octets.length);
      copy.endCopy();
    }
    connection.commit();
  }

  /** Statistics and visibility are as PostgreSQL's own vacuuming would have left them by then. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.commit();
      connection.setAutoCommit(true);
      execute("VACUUM ANALYZE");
      execute("CHECKPOINT");
    }
  }
}
