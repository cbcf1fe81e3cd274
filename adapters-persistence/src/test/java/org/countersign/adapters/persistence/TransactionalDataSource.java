package org.countersign.adapters.persistence;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives each JTA transaction one connection, which commits or rolls back with it, as a server's
 * data source does; outside a transaction a connection that commits each statement.
 */
final class TransactionalDataSource implements DataSource {

  /** How a connection to the database is opened. */
  interface Driver {
    Connection connect() throws SQLException;
  }

  private final TransactionManager transactions;
  private final Driver driver;
  private final Map<Transaction, Connection> enlisted = new ConcurrentHashMap<>();
  private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

  TransactionalDataSource(TransactionManager transactions, Driver driver) {
    this.transactions = transactions;
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Transaction transaction = transactions.getTransaction();
      if (transaction == null || transaction.getStatus() != Status.STATUS_ACTIVE) {
        Connection own = driver.connect();
        own.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return own;
      }
      Connection known = enlisted.get(transaction);
      return known != null ? unclosable(known) : enlist(transaction);
    } catch (SystemException | RollbackException e) {
      throw new SQLException("the transaction takes no connection", e);
    }
  }

  private Connection enlist(Transaction transaction)
      throws SQLException, SystemException, RollbackException {
    Connection pooled = idle.poll();
    Connection connection = pooled != null ? pooled : driver.connect();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    transaction.enlistResource(new LocalResource(connection));
    transaction.registerSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // The connection has nothing of its own to write.
          }

          @Override
          public void afterCompletion(int status) {
            enlisted.remove(transaction);
            idle.add(connection);
          }
        });
    enlisted.put(transaction, connection);
    return unclosable(connection);
  }

  /** Closing gives a pooled connection back; this one belongs to its transaction. */
  private static Connection unclosable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            TransactionalDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Closes what is idle. */
  void close() throws SQLException {
    for (Connection connection; (connection = idle.poll()) != null; ) {
      connection.close();
    }
  }

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
    // Nothing is logged.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The drivers' own is good enough for tests.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper of " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
