package org.countersign.application.port.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The unit of work of the stores in memory: as strict as a database.
 *
 * <p>Units see what is committed and what they wrote themselves, run side by side, and find out at
 * commit who was second. A unit in which a store threw is lost, as it is on PostgreSQL: it cannot
 * go on and cannot commit.
 */
public final class InMemoryUnitOfWork implements UnitOfWork {

  private static final class Unit {
    private RuntimeException failure;
    private boolean notesChange;
  }

  private final List<InMemoryTable<?, ?>> tables = new ArrayList<>();
  private final ThreadLocal<Unit> open = new ThreadLocal<>();
  private final Object committing = new Object();
  private final AtomicLong epoch = new AtomicLong();

  @Override
  public <T> T commit(Supplier<T> work) {
    if (open.get() != null) {
      throw new IllegalStateException("a unit of work is already open on this thread");
    }
    Unit unit = new Unit();
    open.set(unit);
    try {
      T result = work.get();
      if (unit.failure != null) {
        throw unit.failure;
      }
      synchronized (committing) {
        tables.forEach(InMemoryTable::check);
        tables.forEach(InMemoryTable::checkReferences);
        tables.forEach(InMemoryTable::apply);
        if (unit.notesChange) {
          epoch.incrementAndGet();
        }
      }
      return result;
    } finally {
      tables.forEach(InMemoryTable::forget);
      open.remove();
    }
  }

  /** Whether the calling thread is inside a unit: work that must not hold a transaction asks. */
  public boolean isOpen() {
    return open.get() != null;
  }

  /** The number of units so far that have noted a change. */
  long epoch() {
    return epoch.get();
  }

  void noteChange() {
    open.get().notesChange = true;
  }

  void takesPart(InMemoryTable<?, ?> table) {
    tables.add(table);
  }

  void mustBeOpen() {
    Unit unit = open.get();
    if (unit == null) {
      throw new IllegalStateException("a store is used outside a unit of work");
    }
    if (unit.failure != null) {
      throw new IllegalStateException(
          "a store is used after a failure in the same unit of work", unit.failure);
    }
  }

  <E extends RuntimeException> E lost(E failure) {
    open.get().failure = failure;
    return failure;
  }
}
