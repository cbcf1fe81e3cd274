package org.countersign.distribution.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.Settings;

/** Closes the database that runs inside this process, when this process has done with it. */
@ApplicationScoped
public class EmbeddedDatabase {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Settings settings;

  @Inject
  EmbeddedDatabase(Settings settings) {
    this.settings = settings;
  }

  /** For the proxy. */
  EmbeddedDatabase() {
    this(null);
  }

  /**
   * Closes it, once; does nothing to a database server. The next start then has no log to replay,
   * and a server that only replaces the application has its files free.
   */
  public void close() {
    // Once: a later connection would open it again.
    if (!(settings.database() instanceof Database.Embedded) || closed.getAndSet(true)) {
      return;
    }
    // Not of the server's pool, which is not at hand on every thread that may end this process.
    try (Connection connection =
            new SettingsDataSource(settings.database(), Patience.FOR_UPGRADES).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      // All that was committed is on the disk; the next start replays it.
      LOGGER.log(Level.DEBUG, "The embedded database was not closed", e);
    }
  }
}
