package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.adapters.persistence.change.RecentChangeRow;
import org.countersign.adapters.persistence.schema.DatabaseKind;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;
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

  /** Inserts a row into a table that no entity stands for. */
  public <R extends Record> void insert(RecordTable<R> table, R row) {
    insert(table, List.of(row));
  }

  /** As {@link #insert(RecordTable, Record)}. */
  public <R extends Record> void insert(RecordTable<R> table, List<R> rows) {
    List<ColumnType> types = table.types();
    try (PreparedStatement statement = connection().prepareStatement(table.insertOne())) {
      for (R row : rows) {
        Object[] values = table.values(row);
        for (int i = 0; i < values.length; i++) {
          types.get(i).set(statement, i + 1, values[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw lost(DatabaseFailure.translate(e));
    }
  }

  /** Runs a statement in SQL, and returns how many rows it has changed; no value may be null. */
  public int execute(String sql, Object... values) {
    try (PreparedStatement statement = prepared(sql, List.of(values))) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw lost(DatabaseFailure.translate(e));
    }
  }

  /** Reads a row of a result. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What a query in SQL finds; no value may be null. */
  public <T> List<T> query(RowReader<T> reader, String sql, Object... values) {
    return query(reader, sql, List.of(values));
  }

  /** The first that a query in SQL finds; no value may be null. */
  public <T> Optional<T> queryFirst(RowReader<T> reader, String sql, Object... values) {
    return query(reader, sql, List.of(values)).stream().findFirst();
  }

  <T> List<T> query(RowReader<T> reader, String sql, List<Object> values) {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet result = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (result.next()) {
        found.add(reader.read(result));
      }
      return found;
    } catch (SQLException e) {
      throw lost(DatabaseFailure.translate(e));
    }
  }

  private PreparedStatement prepared(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement = connection().prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  DatabaseKind databaseKind() {
    try {
      return DatabaseKind.of(connection());
    } catch (SQLException e) {
      throw lost(DatabaseFailure.translate(e));
    }
  }

  /** The one of this unit, which sees what was written in it. */
  private Connection connection() {
    return entityManager().unwrap(Connection.class);
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
