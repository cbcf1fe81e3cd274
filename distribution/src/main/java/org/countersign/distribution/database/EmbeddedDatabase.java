package org.countersign.distribution.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.Settings;

/** Closes the database that runs inside this process, when this process has done with it. */
@ApplicationScoped
public class EmbeddedDatabase {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Optional<SqliteDataSource> database;

  @Inject
  public EmbeddedDatabase(Settings settings) {
    this(
        settings.database() instanceof Database.Embedded embedded
            ? Optional.of(new SqliteDataSource(embedded.file()))
            : Optional.empty());
  }

  private EmbeddedDatabase(Optional<SqliteDataSource> database) {
    this.database = database;
  }

  /** For the proxy. */
  EmbeddedDatabase() {
    this(Optional.empty());
  }

  /**
   * Asks whether it could be written to now; a database server tells that of itself.
   *
   * @throws IllegalStateException when it could not
   */
  public void requireWritable() {
    if (database.isPresent()) {
      try {
        database.get().requireWritable();
      } catch (SQLException e) {
        throw new IllegalStateException("the embedded database cannot be written to", e);
      }
    }
  }

  /**
   * Folds its log into it, once; does nothing to a database server. The file is then complete by
   * itself.
   */
  public void close() {
    // Once: a later connection would open it again.
    if (database.isEmpty() || closed.getAndSet(true)) {
      return;
    }
    // Not of the server's pool, which is not at hand on every thread that may end this process.
    try (Connection connection = database.get().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // All that was committed is on the disk; the next start replays it.
      LOGGER.log(Level.DEBUG, "The embedded database was not closed", e);
    }
  }
}
