package org.countersign.adapters.persistence.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * A connection whose transactions exclude other writers from the first thing that they write, and
 * readers never. The driver's own connection commits each statement, so that reads see what is
 * committed when they are asked; {@code BEGIN} and {@code COMMIT} are sent here.
 */
final class SqliteConnection implements InvocationHandler {

  private static final Set<String> WRITING =
      Set.of("executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");

  private static final Set<String> READING_WORDS = Set.of("SELECT", "WITH", "PRAGMA", "EXPLAIN");

  private final Connection driver;
  private final SqliteFile file;
  private final Connection proxy;
  private final Statement control;
  private boolean autoCommit = true;
  private boolean inTransaction;

  /** A transaction of which a statement failed with the file must not go on as if it were whole. */
  private boolean isLost;

  SqliteConnection(Connection driver, SqliteFile file) throws SQLException {
    this.driver = driver;
    this.file = file;
    this.control = driver.createStatement();
    this.proxy = proxy(Connection.class, this);
  }

  Connection asConnection() {
    return proxy;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            SqliteConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "getAutoCommit":
        return autoCommit;
      case "setAutoCommit":
        setAutoCommit((boolean) arguments[0]);
        return null;
      case "commit":
        commit();
        return null;
      case "rollback":
        rollBack();
        return null;
      case "close":
        close();
        return null;
      case "getTransactionIsolation":
        return Connection.TRANSACTION_READ_COMMITTED;
      case "setTransactionIsolation":
        return null;
      case "prepareStatement":
        return proxy(
            PreparedStatement.class,
            new OfStatement(
                (Statement) invokeOn(driver, method, arguments), isRead((String) arguments[0])));
      case "createStatement":
        return proxy(
            Statement.class,
            new OfStatement((Statement) invokeOn(driver, method, arguments), false));
      case "equals":
        return self == arguments[0];
      case "hashCode":
        return System.identityHashCode(self);
      default:
        return invokeOn(driver, method, arguments);
    }
  }

  private static Object invokeOn(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean isRead(String sql) {
    String start = sql.stripLeading();
    int end = 0;
    while (end < start.length() && Character.isLetter(start.charAt(end))) {
      end++;
    }
    return READING_WORDS.contains(start.substring(0, end).toUpperCase(Locale.ROOT));
  }

  private void setAutoCommit(boolean wanted) throws SQLException {
    if (wanted && !autoCommit) {
      commit();
    }
    autoCommit = wanted;
  }

  private void begin() throws SQLException {
    file.awaitTurn();
    boolean begun = false;
    try {
      file.refuseUnsound(driver);
      control.execute("BEGIN IMMEDIATE");
      begun = true;
    } catch (SQLException e) {
      file.failed(e);
      throw e;
    } finally {
      inTransaction = begun;
      if (!begun) {
        file.endTurn();
      }
    }
  }

  private void commit() throws SQLException {
    if (!inTransaction) {
      return;
    }
    if (isLost) {
      rollBack();
      throw lost();
    }
    try {
      control.execute("COMMIT");
      // While it is still this writer's turn: the next may fail.
      file.succeeded();
      end();
    } catch (SQLException e) {
      file.failed(e);
      rollBack();
      throw e;
    }
  }

  /** By the file's failure, which the statement has said: what comes after is not to go on. */
  private static SQLException lost() {
    return new SQLException("the transaction was lost with one of its statements", "58030");
  }

  private void rollBack() throws SQLException {
    if (!inTransaction) {
      return;
    }
    try {
      control.execute("ROLLBACK");
    } catch (SQLException e) {
      // Some failures have rolled it back already.
      if (!file.hasFailed()) {
        throw e;
      }
    } finally {
      end();
    }
  }

  private void end() {
    inTransaction = false;
    isLost = false;
    file.endTurn();
  }

  private void close() throws SQLException {
    try {
      rollBack();
    } finally {
      driver.close();
    }
  }

  /** Runs what writes, in the transaction that is open, or else in one of its own. */
  private Object write(Statement statement, Method method, Object[] arguments) throws Throwable {
    if (isLost) {
      throw lost();
    }
    if (!inTransaction) {
      begin();
    }
    try {
      Object result = invokeOn(statement, method, arguments);
      if (autoCommit) {
        commit();
      }
      return result;
    } catch (SQLException e) {
      file.failed(e);
      isLost = !autoCommit && SqliteFile.isOfTheFile(e);
      throw e;
    } finally {
      if (autoCommit) {
        rollBack();
      }
    }
  }

  /** A statement of this connection. */
  private final class OfStatement implements InvocationHandler {

    private final Statement statement;
    private final boolean isRead;

    OfStatement(Statement statement, boolean isRead) {
      this.statement = statement;
      this.isRead = isRead;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      if (name.equals("getConnection")) {
        return proxy;
      }
      if (WRITING.contains(name) || name.equals("execute") && !reads(arguments)) {
        return write(statement, method, arguments);
      }
      return invokeOn(statement, method, arguments);
    }

    private boolean reads(Object[] arguments) {
      return arguments == null ? isRead : isRead((String) arguments[0]);
    }
  }
}
