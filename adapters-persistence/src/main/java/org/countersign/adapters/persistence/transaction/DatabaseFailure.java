package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;

/**
 * Tells what a failure of the database means.
 *
 * <p>The SQLSTATEs are those of ISO 9075-2 as PostgreSQL and HSQLDB use them. No message of the
 * database is passed on in ours: it may quote what was to be stored.
 */
public final class DatabaseFailure {

  private static final String UNIQUE_VIOLATION = "23505";

  /** Foreign keys: nothing to be named (23503), still named (23001, 23503; HSQLDB 23504). */
  private static final Set<String> REFERENCE_VIOLATIONS = Set.of("23001", "23503", "23504");

  /** Class 40: serialization failure (40001), deadlock (40P01) and the like. */
  private static final String ROLLED_BACK = "40";

  private DatabaseFailure() {}

  /** The failure in the port's words, or as it is when the port has none for it. */
  public static RuntimeException translate(Throwable failure) {
    return meaningOf(failure)
        .orElseGet(
            () ->
                failure instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("the database failed", failure));
  }

  /** What a failure means, wherever in its causes the database has said it. */
  public static Optional<RuntimeException> meaningOf(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> causes = new ArrayDeque<>();
    causes.add(failure);
    while (!causes.isEmpty()) {
      Throwable cause = causes.poll();
      if (!seen.add(cause)) {
        continue;
      }
      Optional<RuntimeException> meaning = meaningOfOne(cause, failure);
      if (meaning.isPresent()) {
        return meaning;
      }
      addCausesOf(cause, causes);
    }
    return Optional.empty();
  }

  private static void addCausesOf(Throwable failure, Deque<Throwable> causes) {
    Optional.ofNullable(failure.getCause()).ifPresent(causes::add);
    causes.addAll(Set.of(failure.getSuppressed()));
    if (failure instanceof SQLException sql) {
      Optional.ofNullable(sql.getNextException()).ifPresent(causes::add);
    }
  }

  private static Optional<RuntimeException> meaningOfOne(Throwable cause, Throwable whole) {
    if (cause instanceof OptimisticLockException) {
      return Optional.of(new ConcurrentChange("another unit of work changed the same row", whole));
    }
    if (cause instanceof DuplicateEntry || cause instanceof ConcurrentChange) {
      return Optional.of((RuntimeException) cause);
    }
    return cause instanceof SQLException sql && sql.getSQLState() != null
        ? meaningOfState(sql.getSQLState(), whole)
        : Optional.empty();
  }

  private static Optional<RuntimeException> meaningOfState(String sqlState, Throwable whole) {
    if (sqlState.equals(UNIQUE_VIOLATION)) {
      return Optional.of(new DuplicateEntry("a row with the same unique property exists", whole));
    }
    if (REFERENCE_VIOLATIONS.contains(sqlState)) {
      return Optional.of(
          new ConcurrentChange("a row that is named is not there, or is still named", whole));
    }
    if (sqlState.startsWith(ROLLED_BACK)) {
      return Optional.of(new ConcurrentChange("another unit of work was in the way", whole));
    }
    return Optional.empty();
  }
}
