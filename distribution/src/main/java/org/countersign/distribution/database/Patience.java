package org.countersign.distribution.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * How long one statement may keep a PostgreSQL server from answering before its connection is given
 * up for lost, and how soon that server gives up a connection whose end has vanished, with the
 * locks that it holds. Connecting is a matter of seconds for all of them.
 */
public enum Patience {

  /** With statements that take microseconds, four times a second. */
  FOR_LOOKS(3, ""),

  /**
   * With statements and commits that take milliseconds, which everybody waits for. What a slow disk
   * takes is less; what comes after this is answered with 503 and settled later. A unit that lost
   * its end between its statements and its commit is undone before another waits for its locks, and
   * who waits for a lock all the same fails alone, before the connection is taken for lost.
   */
  FOR_ISSUING(5, "; SET idle_in_transaction_session_timeout = '4s'; SET lock_timeout = '2s'"),

  /** With searches, and with what is forgotten after a long time all at once. */
  FOR_ANY_STATEMENT(30, ""),

  /** An upgrade of the schema may rewrite every row. */
  FOR_UPGRADES(0, "");

  private static final String CONNECT_SECONDS = "3";

  /** With the greeting, which a server that is stopped never gives. */
  private static final String LOG_IN_SECONDS = "5";

  private static final String OF_EVERY_SESSION =
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

  private final int seconds;
  private final String ofThisSession;

  Patience(int seconds, String ofThisSession) {
    this.seconds = seconds;
    this.ofThisSession = ofThisSession;
  }

  /** As the driver calls them; 0 is without end. */
  void giveTo(Properties properties) {
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", LOG_IN_SECONDS);
    properties.setProperty("socketTimeout", Integer.toString(seconds));
    properties.setProperty("tcpKeepAlive", "true");
  }

  /** Tells the server how long it is to wait for us. */
  void tell(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(OF_EVERY_SESSION + ofThisSession);
    }
  }
}
