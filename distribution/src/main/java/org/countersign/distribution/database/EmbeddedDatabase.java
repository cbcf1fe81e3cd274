package org.countersign.distribution.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.Settings;

/** Closes the database that runs inside this process, when this process has done with it. */
@ApplicationScoped
public class EmbeddedDatabase {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Settings settings;

  @Resource(lookup = DatabaseDefinition.JNDI_NAME)
  private DataSource dataSource;

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
    // A second connection would open it again.
    if (!(settings.database() instanceof Database.Embedded) || closed.getAndSet(true)) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      // All that was committed is on the disk; the next start replays it.
      LOGGER.log(Level.DEBUG, "The embedded database was not closed", e);
    }
  }
}
