package org.countersign.adapters.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A database that tells of each prepared statement that is sent to it, and of each commit. */
final class WatchedDatabase implements TestDatabase {

  private final TestDatabase database;
  private final Consumer<String> onStatement;
  private final Runnable onCommit;

  WatchedDatabase(TestDatabase database, Consumer<String> onStatement, Runnable onCommit) {
    this.database = database;
    this.onStatement = onStatement;
    this.onCommit = onCommit;
  }

  private interface Call {
    Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = database.connect();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("commit")) {
            onCommit.run();
          }
          Object result = method.invoke(connection, arguments);
          return result instanceof PreparedStatement statement
              ? watched(statement, (String) arguments[0])
              : result;
        });
  }

  private PreparedStatement watched(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            onStatement.accept(sql);
          }
          return method.invoke(statement, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
