package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.EntityManager;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.application.port.persistence.UnitOfWork;

/**
 * The unit of work as a JTA transaction on the calling thread (Jakarta Transactions 2.0, 4).
 *
 * <p>Nothing is retried: who asked knows better than this whether to ask again.
 */
public final class JtaUnitOfWork implements UnitOfWork {

  private final UserTransaction transaction;
  private final EntityManager entityManager;
  private final NotedChange change;
  private final RecentChanges changes;

  /**
   * @param entityManager joins the transaction of the calling thread, as a container's does
   * @param change shared with the stores
   * @param changes is told when a unit that noted a change is over
   */
  public JtaUnitOfWork(
      UserTransaction transaction,
      EntityManager entityManager,
      NotedChange change,
      RecentChanges changes) {
    this.transaction = transaction;
    this.entityManager = entityManager;
    this.change = change;
    this.changes = changes;
  }

  @Override
  public <T> T commit(Supplier<T> work) {
    begin();
    try {
      return commitBegun(work);
    } finally {
      tellOfChange();
    }
  }

  /** Also when the commit failed, for it may have failed after it was done. */
  private void tellOfChange() {
    if (change.isNoted()) {
      change.clear();
      changes.changedHere();
    }
  }

  private <T> T commitBegun(Supplier<T> work) {
    T result;
    try {
      result = work.get();
      failWhenLost();
      entityManager.flush();
    } catch (RuntimeException e) {
      rollBack(e);
      throw DatabaseFailure.translate(e);
    } catch (Error e) {
      rollBack(e);
      throw e;
    }
    commit();
    return result;
  }

  private void begin() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        throw new IllegalStateException("a unit of work is already open on this thread");
      }
      transaction.begin();
    } catch (NotSupportedException e) {
      throw new IllegalStateException("a unit of work is already open on this thread", e);
    } catch (SystemException e) {
      throw new IllegalStateException("a transaction cannot be begun", e);
    }
  }

  private void failWhenLost() {
    try {
      if (transaction.getStatus() != Status.STATUS_ACTIVE) {
        throw new IllegalStateException("the unit of work went on after a failure in it");
      }
    } catch (SystemException e) {
      throw new IllegalStateException("the state of a transaction is unknown", e);
    }
  }

  private void commit() {
    try {
      transaction.commit();
    } catch (RollbackException | HeuristicRollbackException | HeuristicMixedException e) {
      throw notCommitted(e);
    } catch (SystemException e) {
      throw notCommitted(e);
    } catch (RuntimeException e) {
      throw DatabaseFailure.translateInCommit(e);
    }
  }

  private static RuntimeException notCommitted(Exception failure) {
    return DatabaseFailure.translateInCommit(
        new IllegalStateException("a transaction was not committed", failure));
  }

  private void rollBack(Throwable reason) {
    try {
      transaction.rollback();
    } catch (SystemException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
