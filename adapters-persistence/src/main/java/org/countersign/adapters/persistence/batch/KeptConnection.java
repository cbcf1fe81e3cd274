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
  private static final int ANSWERS_WITHIN_SECONDS = 2;

  private final DataSource dataSource;
  private final boolean autoCommit;
  private final Preparation<P> preparation;
  private Connection connection;
  private P prepared;

  /**
   * What was begun has not come to an end. Still so at the next beginning where an Error broke it
   * off: what that left on the connection, half a unit or half a message, nobody knows.
   */
  private boolean underWay;

  /** Prepares what is used again and again. */
  interface Preparation<P> {
    P on(Connection connection) throws SQLException;
  }

  KeptConnection(DataSource dataSource, boolean autoCommit, Preparation<P> preparation) {
    this.dataSource = dataSource;
    this.autoCommit = autoCommit;
    this.preparation = preparation;
  }

  /**
   * What was prepared on the connection, which is opened if it is not; one of the methods that end
   * what is begun here is called next.
   */
  synchronized P begin() throws SQLException {
    if (underWay) {
      close();
    }
    if (connection == null) {
      open();
    }
    underWay = true;
    return prepared;
  }

  private void open() throws SQLException {
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

  /** Ends what needs no commit. */
  synchronized void end() {
    underWay = false;
  }

  synchronized void commit() throws SQLException {
    connection.commit();
    underWay = false;
  }

  /** Undoes what was not committed, if the connection still serves. */
  synchronized void rollBack() {
    try {
      if (connection != null) {
        connection.rollback();
      }
      underWay = false;
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
    underWay = false;
    if (closed != null) {
      try {
        closed.close();
      } catch (SQLException e) {
        LOGGER.log(Level.DEBUG, "A connection was not closed", e);
      }
    }
  }
}
