package org.countersign.adapters.persistence.sqlite;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/**
 * Connects to the embedded database. A commit returns when it is on the disk.
 *
 * <p>SQLite has one writer at a time. Its connections here behave like those of a database server
 * at the isolation level READ COMMITTED: a read sees what is committed, a transaction begins to
 * exclude other writers with the first thing that it writes, and writers wait for their turn in the
 * order in which they came.
 */
public final class SqliteDataSource implements DataSource {

  /** For who writes from outside this process, such as an administrator's shell. */
  private static final int OUTSIDE_WRITER_PATIENCE_MILLIS = 10_000;

  /** 16 MiB: the log is folded into the database when it is as long as this. */
  private static final int CHECKPOINT_PAGES = 4_000;

  private static final int JOURNAL_SIZE_LIMIT = 64 << 20;

  /**
   * 1 MiB for each connection, of which there may be forty; the operating system keeps the rest.
   */
  private static final int CACHE_KIBIBYTES = 1 << 10;

  private static final long MICROS_PER_MILLI = 1_000;

  private static final Map<Path, SqliteFile> FILES = new ConcurrentHashMap<>();

  private final SqliteFile file;
  private final SQLiteConfig config = new SQLiteConfig();

  /**
   * Opens nothing yet.
   *
   * @param path of the database file, which is made if it is not there
   */
  public SqliteDataSource(Path path) {
    this.file = FILES.computeIfAbsent(path.toAbsolutePath().normalize(), SqliteFile::new);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(OUTSIDE_WRITER_PATIENCE_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setCacheSize(-CACHE_KIBIBYTES);
    config.setJournalSizeLimit(JOURNAL_SIZE_LIMIT);
    config.setPragma(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS, "false");
  }

  /** The file, and how it stands with it. */
  SqliteFile file() {
    return file;
  }

  /**
   * Asks whether something could be written now. Where the last write has failed with the file,
   * this writes to learn whether it is so still.
   *
   * @throws SQLException when there is no room on the disk, or the write fails
   */
  public void requireWritable() throws SQLException {
    file.requireRoom();
    if (!file.hasFailed()) {
      return;
    }
    try (Connection connection = getConnection();
        PreparedStatement check =
            connection.prepareStatement("UPDATE write_check SET checked_at = ? WHERE id = 1")) {
      check.setLong(1, System.currentTimeMillis() * MICROS_PER_MILLI);
      check.executeUpdate();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    file.prepare();
    Connection opened = config.createConnection("jdbc:sqlite:" + file.path());
    try (var statement = opened.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      return new SqliteConnection(opened, file).asConnection();
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  /** As {@link #getConnection()}: a file knows no users. */
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
    // The driver logs to nowhere.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // A file is opened, or it is not.
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the driver does not log");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a wrapper of " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
