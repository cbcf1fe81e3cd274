package org.countersign.adapters.persistence.schema;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The embedded database of servers before SQLite: HSQLDB, in the same directory. Its rows are moved
 * once; its files stay, in a directory of their own.
 */
final class FormerDatabase {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final String NAME = "countersign";

  /** What HSQLDB writes first and keeps. */
  private static final String PROPERTIES = NAME + ".properties";

  /** The version of its schema that the first schema of SQLite takes up. */
  private static final String LAST_VERSION = "15";

  /** Written anew by who uses them, or a part of this database's own history. */
  private static final List<String> NOT_MOVED = List.of("job", "recent_change", "write_check");

  /** A table that says that the rows are here; made in the transaction that moves them. */
  private static final String MARK = "former_database_moved";

  private static final String HISTORY = "flyway_schema_history";
  private static final int BATCH = 500;

  private final Path directory;

  private FormerDatabase(Path directory) {
    this.directory = directory;
  }

  /**
   * Moves the rows of the former database beside a SQLite file into it, if there is one: all in one
   * transaction. A start that is cut short leaves either database as it was, or both with all rows.
   *
   * @param target whose schema is there
   * @throws SchemaRefused when the former database cannot be read to its end, or is older than the
   *     last one of its kind
   */
  static void moveInto(Connection target) throws SQLException {
    Path file = Path.of(target.getMetaData().getURL().substring("jdbc:sqlite:".length()));
    FormerDatabase former = new FormerDatabase(file.getParent());
    if (!Files.exists(former.directory.resolve(PROPERTIES))) {
      return;
    }
    if (!isThere(target, "sqlite_schema WHERE name = '" + MARK + "'")) {
      if (isThere(target, "project") || isThere(target, "machine_identity")) {
        throw new SchemaRefused(
            "The directory "
                + former.directory
                + " has a database of its own and one of a Countersign before it (countersign.*, HSQLDB),"
                + " whose rows were not moved. Take the files of the one away that is not to be used.");
      }
      former.copyTo(target);
    }
    former.setAside();
  }

  private static boolean isThere(Connection target, String from) throws SQLException {
    try (Statement statement = target.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM " + from + " LIMIT 1")) {
      return row.next();
    }
  }

  private void copyTo(Connection target) throws SQLException {
    try (Connection source = open()) {
      refuseOlder(source);
      long rows = 0;
      target.setAutoCommit(false);
      for (String table : tables(target)) {
        rows += copy(source, target, table);
      }
      try (Statement statement = target.createStatement()) {
        statement.execute("CREATE TABLE " + MARK + " (moved_at INTEGER NOT NULL) STRICT");
      }
      target.commit();
      target.setAutoCommit(true);
      LOGGER.log(
          Level.INFO,
          "{0} rows were moved from HSQLDB to SQLite; the former files are kept in {1}",
          Long.toString(rows),
          former());
      try (Statement statement = source.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
  }

  private Connection open() throws SQLException {
    try {
      Driver driver =
          (Driver)
              Class.forName("org.hsqldb.jdbc.JDBCDriver").getDeclaredConstructor().newInstance();
      Properties user = new Properties();
      user.setProperty("user", "SA");
      user.setProperty("password", "");
      // Without full_log_replay it would leave out what stands behind a damage.
      return driver.connect(
          "jdbc:hsqldb:file:"
              + directory.resolve(NAME)
              + ";ifexists=true;hsqldb.full_log_replay=true;hsqldb.write_delay=false;hsqldb.tx=mvcc"
              + ";hsqldb.lock_file=false;hsqldb.reconfig_logging=false",
          user);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HSQLDB is not in this program", e);
    } catch (SQLException e) {
      throw new SchemaRefused(
          "The former embedded database in "
              + directory
              + " cannot be read to its end, and rows would be missing: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason is given"),
          e);
    }
  }

  private void refuseOlder(Connection source) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet newest =
            statement.executeQuery(
                "SELECT COUNT(*) FROM \""
                    + HISTORY
                    + "\" WHERE \"version\" = '"
                    + LAST_VERSION
                    + "' AND \"success\" = TRUE")) {
      newest.next();
      if (newest.getInt(1) != 1) {
        throw new SchemaRefused(
            "The former embedded database in "
                + directory
                + " is older than version "
                + LAST_VERSION
                + " of its schema. Start the last Countersign that used HSQLDB on it once, which"
                + " brings it up to date.");
      }
    }
  }

  /** Rows before those that name them, as the schema made the tables. */
  private static List<String> tables(Connection target) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = target.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    + " ORDER BY rowid")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (!name.equals(HISTORY) && !NOT_MOVED.contains(name)) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  private static long copy(Connection source, Connection target, String table) throws SQLException {
    List<String> columns = columns(source, target, table);
    if (columns.isEmpty()) {
      // A table of later schemas.
      return 0;
    }
    String names = String.join(", ", columns);
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    long rows = 0;
    try (Statement select = source.createStatement();
        PreparedStatement insert =
            target.prepareStatement(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
      select.setFetchSize(BATCH);
      try (ResultSet found = select.executeQuery("SELECT " + names + " FROM " + table)) {
        while (found.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            Object value = found.getObject(i);
            insert.setObject(i, value instanceof UUID id ? id.toString() : value);
          }
          insert.addBatch();
          rows++;
          if (rows % BATCH == 0) {
            insert.executeBatch();
          }
        }
      }
      insert.executeBatch();
    }
    return rows;
  }

  /** Those of both: what later schemas added is null in the rows that are there. */
  private static List<String> columns(Connection source, Connection target, String table)
      throws SQLException {
    List<String> former = new ArrayList<>();
    try (ResultSet rows =
        source.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), null)) {
      while (rows.next()) {
        former.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    List<String> columns = new ArrayList<>();
    try (Statement statement = target.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (rows.next()) {
        columns.add(rows.getString("name").toLowerCase(Locale.ROOT));
      }
    }
    columns.retainAll(former);
    return columns;
  }

  private Path former() {
    return directory.resolve("hsqldb");
  }

  /** The files of a database whose rows were moved are not looked at again. */
  private void setAside() {
    try {
      Files.createDirectories(former());
      List<Path> files;
      try (Stream<Path> all = Files.list(directory)) {
        // The properties last: as long as they are there, the next start goes on with this.
        files =
            all.filter(FormerDatabase::isOfHsqldb)
                .sorted(Comparator.comparing(file -> file.endsWith(PROPERTIES)))
                .toList();
      }
      for (Path file : files) {
        Files.move(file, former().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new SchemaRefused(
          "The files of the former database in "
              + directory
              + ", whose rows were moved, cannot be put aside into "
              + former()
              + ".",
          e);
    }
  }

  private static boolean isOfHsqldb(Path file) {
    String name = file.getFileName().toString();
    return Stream.of("properties", "script", "data", "backup", "log", "lobs", "tmp", "lck")
        .anyMatch(suffix -> name.startsWith(NAME + "." + suffix));
  }
}
