package org.countersign.adapters.persistence.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.schema.DatabaseKind;

/**
 * A connection that is opened when it is needed first, and anew after it was lost, with statements
 * that are prepared once. For one thread at a time.
 *
 * @param <P> what is prepared
 */
final class KeptConnection<P> implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(KeptConnection.class.getName());
  private static final int ANSWERS_WITHIN_SECONDS = 5;

  private final DataSource dataSource;
  private final boolean autoCommit;
  private final Preparation<P> preparation;
  private Connection connection;
  private P prepared;

  /** Prepares what is used again and again. */
  interface Preparation<P> {
    P on(Connection connection) throws SQLException;
  }

  KeptConnection(DataSource dataSource, boolean autoCommit, Preparation<P> preparation) {
    this.dataSource = dataSource;
    this.autoCommit = autoCommit;
    this.preparation = preparation;
  }

  /** What was prepared on the connection, which is opened if it is not. */
  synchronized P open() throws SQLException {
    if (connection == null) {
      Connection opened = dataSource.getConnection();
      try {
        opened.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        DatabaseKind.of(opened).planOnceByIndex(opened);
        opened.setAutoCommit(autoCommit);
        prepared = preparation.on(opened);
        connection = opened;
      } finally {
        if (connection == null) {
          opened.close();
        }
      }
    }
    return prepared;
  }

  synchronized void commit() throws SQLException {
    connection.commit();
  }

  /** Undoes what was not committed, if the connection still serves. */
  synchronized void rollBack() {
    try {
      if (connection != null) {
        connection.rollback();
      }
    } catch (SQLException e) {
      close();
    }
  }

  /** Whether it was lost; it is closed then. */
  synchronized boolean isLost() {
    try {
      if (connection != null && connection.isValid(ANSWERS_WITHIN_SECONDS)) {
        return false;
      }
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "The connection cannot be asked", e);
    }
    close();
    return true;
  }

  @Override
  public synchronized void close() {
    Connection closed = connection;
    connection = null;
    prepared = null;
    if (closed != null) {
      try {
        closed.close();
      } catch (SQLException e) {
        LOGGER.log(Level.DEBUG, "A connection was not closed", e);
      }
    }
  }
}
