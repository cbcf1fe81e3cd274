package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The databases that are supported, and what the one schema calls differently in each. */
public enum DatabaseKind {
  HSQLDB(
      "HSQL Database Engine",
      Map.of(
          "text", "VARCHAR(16777216)",
          "octets", "VARBINARY(16777216)",
          "order", "",
          "pending", "(status, created_at, id)",
          "settled", "(project_id, status, id)",
          "from_hex", "HEXTORAW(",
          "hex", ")",
          "emptied", "")) {

    @Override
    public String hexadecimal(String octets) {
      return "LOWER(RAWTOHEX(" + octets + "))";
    }

    /**
     * Settings that the database keeps: tables on disk instead of in memory, every commit synced
     * before it is acknowledged, readers that do not wait for writers, and text that is equal only
     * when it is the same, trailing spaces included.
     */
    @Override
    void prepare(Connection connection, boolean isNew) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        for (String setting : isNew ? FOR_A_NEW_DATABASE : AT_EVERY_START) {
          statement.execute(setting);
        }
      }
    }
  },

  POSTGRESQL(
      "PostgreSQL",
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
    void prepare(Connection connection, boolean isNew) throws SQLException {
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

  private static final List<String> AT_EVERY_START =
      List.of("SET DATABASE DEFAULT TABLE TYPE CACHED", "SET FILES WRITE DELAY FALSE");

  private static final List<String> FOR_A_NEW_DATABASE =
      List.of(
          "SET DATABASE DEFAULT TABLE TYPE CACHED",
          "SET FILES WRITE DELAY FALSE",
          "SET DATABASE TRANSACTION CONTROL MVCC",
          "SET DATABASE DEFAULT ISOLATION LEVEL READ COMMITTED",
          "SET DATABASE COLLATION SQL_TEXT NO PAD");

  private final String productName;
  private final Map<String, String> placeholders;

  DatabaseKind(String productName, Map<String, String> placeholders) {
    this.productName = productName;
    this.placeholders = placeholders;
  }

  Map<String, String> placeholders() {
    return placeholders;
  }

  /** Makes the database what the schema relies on, or refuses it. */
  abstract void prepare(Connection connection, boolean isNew) throws SQLException;

  /** An expression in SQL for octets in lower-case hexadecimal. */
  public abstract String hexadecimal(String octets);

  /**
   * Has each statement that is prepared on a connection planned once, for whatever values, and all
   * rows found by an index. For connections that do nothing but look for rows by their keys.
   */
  public void planOnceByIndex(Connection connection) throws SQLException {
    // HSQLDB compiles a statement once, and takes the index that there is.
  }

  public static DatabaseKind of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    for (DatabaseKind kind : values()) {
      if (kind.productName.equals(product)) {
        return kind;
      }
    }
    throw new SchemaRefused(
        "The database is " + product + "; HSQLDB and PostgreSQL are supported.");
  }
}
