package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The databases that are supported, and what differs between them. */
public enum DatabaseKind {
  SQLITE("SQLite", "db/migration/sqlite", Map.of()) {

    @Override
    public String hexadecimal(String octets) {
      return "LOWER(HEX(" + octets + "))";
    }

    @Override
    void require(Connection connection) {
      // The one that comes with this program.
    }
  },

  POSTGRESQL(
      "PostgreSQL",
      "db/migration/postgresql",
      // What the scripts called differently while they served another database, too.
      Map.of(
          "text", "TEXT COLLATE \"C\"",
          "octets", "BYTEA",
          "order", "COLLATE \"C\"",
          "pending", "(created_at, id) WHERE status = 'PENDING'",
          "settled", "(project_id, status, id) WHERE status <> 'PENDING'",
          "from_hex", "DECODE(",
          "hex", ", 'hex')",
          // Rows come and go by the thousand: what is left of them goes before it is more than
          // them.
          "emptied",
              "WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)")) {

    @Override
    public String hexadecimal(String octets) {
      return "ENCODE(" + octets + ", 'hex')";
    }

    @Override
    void require(Connection connection) throws SQLException {
      DatabaseMetaData database = connection.getMetaData();
      if (database.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
        throw new SchemaRefused(
            "PostgreSQL is version "
                + database.getDatabaseProductVersion()
                + "; "
                + OLDEST_POSTGRESQL
                + " or later is needed.");
      }
    }

    /** Plans that are made while tables are empty serve as well when they are not. */
    @Override
    public void planOnceByIndex(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET plan_cache_mode = force_generic_plan");
        statement.execute("SET enable_seqscan = off");
        statement.execute("SET enable_bitmapscan = off");
      }
    }
  };

  /** The oldest that the PostgreSQL project itself still looked after when this was written. */
  static final int OLDEST_POSTGRESQL = 13;

  private final String productName;
  private final String scripts;
  private final Map<String, String> placeholders;

  DatabaseKind(String productName, String scripts, Map<String, String> placeholders) {
    this.productName = productName;
    this.scripts = scripts;
    this.placeholders = placeholders;
  }

  /** The folder of the scripts that make its schema. */
  String scripts() {
    return scripts;
  }

  Map<String, String> placeholders() {
    return placeholders;
  }

  /** Makes the database what the schema relies on, or refuses it. */
  abstract void require(Connection connection) throws SQLException;

  /** An expression in SQL for octets in lower-case hexadecimal. */
  public abstract String hexadecimal(String octets);

  /**
   * Has each statement that is prepared on a connection planned once, for whatever values, and all
   * rows found by an index. For connections that do nothing but look for rows by their keys.
   */
  public void planOnceByIndex(Connection connection) throws SQLException {
    // SQLite plans a statement once, and takes the index that there is.
  }

  public static DatabaseKind of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (DatabaseKind kind : values()) {
      if (kind.productName.equals(product)) {
        return kind;
      }
    }
    throw new SchemaRefused(
        "The database is " + product + "; SQLite and PostgreSQL are supported.");
  }
}
