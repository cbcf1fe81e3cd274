package org.countersign.distribution.settings;

import java.nio.file.Path;
import java.util.Objects;

/** Which database keeps the data, and how it is reached. */
public sealed interface Database {

  /** The class of its {@code java.sql.Driver}. */
  String driverClass();

  /** The JDBC URL, without credentials. */
  String jdbcUrl();

  String user();

  Secret password();

  /** For the operator, without credentials. */
  String description();

  /**
   * HSQLDB inside the server process, its files in the data directory.
   *
   * <p>With {@code write_delay=false} a commit returns when it is on the disk; {@code mvcc} lets
   * readers and writers pass each other; CACHED tables are on disk, not in memory.
   */
  record Embedded(Path directory) implements Database {

    public Embedded {
      Objects.requireNonNull(directory, "directory");
    }

    @Override
    public String driverClass() {
      return "org.hsqldb.jdbc.JDBCDriver";
    }

    @Override
    public String jdbcUrl() {
      return "jdbc:hsqldb:file:"
          + directory.resolve("countersign")
          + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
          + ";hsqldb.lock_file=false;hsqldb.reconfig_logging=false;shutdown=false";
    }

    @Override
    public String user() {
      return "SA";
    }

    @Override
    public Secret password() {
      return new Secret("");
    }

    @Override
    public String description() {
      return "embedded HSQLDB in " + directory;
    }
  }

  /** A PostgreSQL server, version 13 or later. */
  record PostgreSql(String jdbcUrl, String user, Secret password) implements Database {

    public PostgreSql {
      Objects.requireNonNull(jdbcUrl, "jdbcUrl");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    @Override
    public String driverClass() {
      return "org.postgresql.Driver";
    }

    @Override
    public String description() {
      int parameters = jdbcUrl.indexOf('?');
      return "PostgreSQL at "
          + jdbcUrl.substring(
              "jdbc:postgresql://".length(), parameters < 0 ? jdbcUrl.length() : parameters);
    }
  }
}
