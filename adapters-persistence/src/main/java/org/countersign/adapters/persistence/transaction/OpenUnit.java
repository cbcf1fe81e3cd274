package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.adapters.persistence.change.RecentChangeRow;
import org.countersign.application.port.persistence.ConcurrentChange;

/**
 * The database as the stores use it: inside a unit of work, and with failures in the ports' words.
 *
 * <p>What is written is written at once: the order of statements is the order of the store's, so
 * that foreign keys hold, and a failure is thrown where it was caused.
 */
public final class OpenUnit {

  /** Makes EclipseLink ask the database for a row that it has read before. */
  private static final String REFRESH = "eclipselink.refresh";

  private final UserTransaction transaction;
  private final EntityManager entityManager;
  private final NotedChange change;

  /**
   * @param change shared with the unit of work
   */
  public OpenUnit(UserTransaction transaction, EntityManager entityManager, NotedChange change) {
    this.transaction = transaction;
    this.entityManager = entityManager;
    this.change = change;
  }

  /**
   * For reading.
   *
   * @throws IllegalStateException outside a unit of work
   */
  public EntityManager entityManager() {
    if (!entityManager.isJoinedToTransaction()) {
      throw new IllegalStateException("a store is used outside a unit of work");
    }
    return entityManager;
  }

  /** Inserts rows, without looking first whether they are there. */
  public void insert(Object... rows) {
    attempt(
        () -> {
          for (Object row : rows) {
            entityManager().persist(row);
          }
          return null;
        });
    flush();
  }

  /**
   * Lets every node know, with the commit, that this unit changes, revokes or removes something
   * that issuing reads. Once for a unit is enough; more often is the same.
   */
  public void noteChange() {
    if (!change.isNoted()) {
      insert(RecentChangeRow.now());
      change.set();
    }
  }

  /** A row by its key, as this unit first read it. */
  public <R> Optional<R> find(Class<R> row, Object key) {
    return attempt(() -> Optional.ofNullable(entityManager().find(row, key)));
  }

  /** A row by its key, as the database has it now. */
  public <R> Optional<R> findAnew(Class<R> row, Object key) {
    return attempt(
        () -> Optional.ofNullable(entityManager().find(row, key, Map.of(REFRESH, "true"))));
  }

  /** Whether there is no row at all. */
  public boolean isEmpty(Class<?> row) {
    return entityManager()
        .createQuery("select r.id from " + row.getSimpleName() + " r")
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * A row that is to be changed.
   *
   * @throws ConcurrentChange when it is gone
   */
  public <R> R existing(Class<R> row, Object key) {
    return find(row, key)
        .orElseThrow(() -> lost(new ConcurrentChange("what was to be changed is gone")));
  }

  /** Deletes a row; one that is not there is no error. */
  public void delete(Class<?> row, Object key) {
    find(row, key).ifPresent(entityManager()::remove);
    flush();
  }

  /** Deletes the rows {@code r} that fulfil a condition in JPQL with the parameter {@code id}. */
  public <R> void deleteAll(Class<R> row, String condition, UUID id) {
    entityManager()
        .createQuery("select r from " + row.getSimpleName() + " r where " + condition, row)
        .setParameter("id", id)
        .getResultList()
        .forEach(entityManager()::remove);
    flush();
  }

  /** Writes what was changed in the rows that this unit has read. */
  public void flush() {
    attempt(
        () -> {
          entityManager().flush();
          return null;
        });
  }

  /**
   * What sets a column of type UUID in an update statement: to a parameter, or to null in so many
   * words, because EclipseLink binds a null parameter as text.
   */
  public static String assignment(String column, String parameter, Optional<UUID> value) {
    return " " + column + " = " + (value.isPresent() ? ":" + parameter : "null");
  }

  /** Runs an update or delete statement. */
  public int execute(Query statement) {
    return attempt(statement::executeUpdate);
  }

  /** Sees to it that the unit cannot commit, and gives the failure back to be thrown. */
  public <E extends RuntimeException> E lost(E failure) {
    try {
      transaction.setRollbackOnly();
    } catch (SystemException | IllegalStateException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private <T> T attempt(Supplier<T> step) {
    try {
      return step.get();
    } catch (PersistenceException e) {
      throw lost(DatabaseFailure.translate(e));
    }
  }
}
