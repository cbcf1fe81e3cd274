package org.countersign.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A connection's own transaction as the only resource of a JTA transaction. */
final class LocalResource implements XAResource {

  private final Connection connection;

  LocalResource(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw rolledBack(e);
    }
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw rolledBack(e);
    }
  }

  private static XAException rolledBack(SQLException cause) {
    XAException failure = new XAException(XAException.XA_RBROLLBACK);
    failure.initCause(cause);
    return failure;
  }

  @Override
  public int prepare(Xid xid) {
    return XA_OK;
  }

  @Override
  public void start(Xid xid, int flags) {
    // The connection's transaction begins with its first statement.
  }

  @Override
  public void end(Xid xid, int flags) {
    // It ends with commit or rollback.
  }

  @Override
  public void forget(Xid xid) {
    // Nothing is remembered.
  }

  @Override
  public Xid[] recover(int flag) {
    return new Xid[0];
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }
}
