package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.StoreUnavailable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells what a failure of the database means.
 *
 * <p>The SQLSTATEs are those of ISO 9075-2 as PostgreSQL uses them. No message of the database is
 * passed on in ours: it may quote what was to be stored.
 */
public final class DatabaseFailure {

  private static final String UNIQUE_VIOLATION = "23505";

  /** Foreign keys: nothing to be named, still named. */
  private static final Set<String> REFERENCE_VIOLATIONS = Set.of("23001", "23503");

  /** Class 40: serialization failure (40001), deadlock (40P01) and the like. */
  private static final String ROLLED_BACK = "40";

  /**
   * Connections (08), resources such as disk and memory (53), the operator's intervention (57P),
   * the system itself (58) and, of a server that is a standby by now, a transaction that may only
   * read.
   */
  private static final List<String> UNAVAILABLE = List.of("08", "53", "57P", "58", "25006");

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

  /** The same for a failure of a commit, which may have been done where its answer was lost. */
  public static RuntimeException translateInCommit(Throwable failure) {
    RuntimeException meaning = translate(failure);
    return meaning instanceof StoreUnavailable ? StoreUnavailable.perhapsWritten(failure) : meaning;
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
    if (cause instanceof StoreUnavailable unavailable) {
      return Optional.of(unavailable.again());
    }
    if (cause instanceof ResourceException) {
      // The server's pool has no connection to give, and could make none in time.
      return Optional.of(StoreUnavailable.nothingWritten(whole));
    }
    if (cause instanceof SQLiteException sqlite) {
      return stateOf(sqlite.getResultCode()).flatMap(state -> meaningOfState(state, whole));
    }
    return cause instanceof SQLException sql && sql.getSQLState() != null
        ? meaningOfState(sql.getSQLState(), whole)
        : Optional.empty();
  }

  /** SQLite has codes of its own: what PostgreSQL says in the same case. */
  private static Optional<String> stateOf(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> Optional.of(UNIQUE_VIOLATION);
      case SQLITE_CONSTRAINT_FOREIGNKEY -> Optional.of("23503");
      default ->
          switch (SQLiteErrorCode.getErrorCode(code.code & 0xFF)) {
            case SQLITE_BUSY -> Optional.of("40001");
            case SQLITE_FULL -> Optional.of("53100");
            case SQLITE_READONLY -> Optional.of("25006");
            case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN ->
                Optional.of("58030");
            default -> Optional.empty();
          };
    };
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
    if (UNAVAILABLE.stream().anyMatch(sqlState::startsWith)) {
      return Optional.of(StoreUnavailable.nothingWritten(whole));
    }
    return Optional.empty();
  }
}
