package org.countersign.distribution.settings;

import java.nio.file.Path;
import java.util.Objects;

/** Which database keeps the data, and how it is reached. */
public sealed interface Database {

  /** For the operator, without credentials. */
  String description();

  /** A SQLite file, in a directory of its own within the data directory. */
  record Embedded(Path directory) implements Database {

    public Embedded {
      Objects.requireNonNull(directory, "directory");
    }

    /** The database itself; SQLite keeps two more files beside it. */
    public Path file() {
      return directory.resolve("countersign.db");
    }

    @Override
    public String description() {
      return "embedded SQLite in " + directory;
    }
  }

  /**
   * A PostgreSQL server, version 13 or later.
   *
   * @param jdbcUrl without credentials
   */
  record PostgreSql(String jdbcUrl, String user, Secret password) implements Database {

    public static final String DRIVER = "org.postgresql.Driver";

    public PostgreSql {
      Objects.requireNonNull(jdbcUrl, "jdbcUrl");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
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
