package org.countersign.distribution.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.SettingsReader;

/**
 * Connects to the database of the settings. The server makes it by its name and pools what it
 * gives: so one web application serves both databases, and the password is in no configuration of
 * the server's.
 */
public final class SettingsDataSource implements DataSource {

  private interface Connector {
    Connection connect() throws SQLException;
  }

  /** Of all of this process: the server makes the one for its pool by its name. */
  private static final LongAdder OPENED = new LongAdder();

  private static final LongAdder FAILED = new LongAdder();

  private final Connector connector;
  private final Properties properties = new Properties();
  private int loginTimeoutSeconds;

  /** For the pool, which makes it by its name; reads the settings of this process. */
  public SettingsDataSource() {
    this(SettingsReader.read(SettingSource.ofProcess()).database(), Patience.FOR_ANY_STATEMENT);
  }

  /**
   * @param patience with a database server
   */
  public SettingsDataSource(Database database, Patience patience) {
    connector =
        database instanceof Database.Embedded embedded
            ? new SqliteDataSource(embedded.file())::getConnection
            : to((Database.PostgreSql) database, patience);
  }

  private Connector to(Database.PostgreSql postgres, Patience patience) {
    properties.setProperty("user", postgres.user());
    properties.setProperty("password", postgres.password().value());
    // What the URL has as a parameter counts before these.
    patience.giveTo(properties);
    // Rows that are sent together become one statement.
    properties.setProperty("reWriteBatchedInserts", "true");
    try {
      Driver driver =
          Class.forName(Database.PostgreSql.DRIVER, true, SettingsDataSource.class.getClassLoader())
              .asSubclass(Driver.class)
              .getDeclaredConstructor()
              .newInstance();
      return () -> told(driver.connect(postgres.jdbcUrl(), properties), patience);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No driver for " + postgres.description(), e);
    }
  }

  private static Connection told(Connection connection, Patience patience) throws SQLException {
    try {
      patience.tell(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** How many connections were made. */
  public static long opened() {
    return OPENED.sum();
  }

  /** How many could not be made. */
  public static long failed() {
    return FAILED.sum();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Connection connection = connector.connect();
      OPENED.increment();
      return connection;
    } catch (SQLException e) {
      FAILED.increment();
      throw e;
    }
  }

  /** As {@link #getConnection()}: who connects is set, not asked. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    // The drivers log to nowhere.
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeoutSeconds = seconds;
    if (seconds > 0) {
      properties.setProperty("loginTimeout", Integer.toString(seconds));
    }
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the drivers' loggers are not shared");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("Not a wrapper of " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
