package org.countersign.adapters.persistence.batch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.application.port.telemetry.CommitMetrics;

/**
 * Commits small units of work of many threads together.
 *
 * <p>Each entry is a unit of its own to whoever brings it: written whole or not at all, durable
 * when {@link #commit} returns, and failing by itself alone. That several share a commit shows in
 * nothing but in how many there are a second: where a shared unit fails, its entries are written
 * one by one.
 */
public final class GroupCommit implements AutoCloseable {

  /** A unit takes milliseconds; with a database that is lost, as long as its connection waits. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final GroupWriter writer;
  private final CallCoalescer<Pending> calls;

  /**
   * @param dataSource gives connections that belong to no transaction of a container's, and that do
   *     not wait for ever
   * @param inquiries that entries ask
   * @param order of the statements that entries use; rows are there before later ones name them
   * @param availability is told how writing goes
   * @param metrics is told of each shared commit
   */
  public GroupCommit(
      DataSource dataSource,
      List<Inquiry> inquiries,
      List<WriteStatement> order,
      DatabaseAvailability availability,
      CommitMetrics metrics) {
    this.writer = new GroupWriter(dataSource, inquiries, order, availability);
    this.calls = new CallCoalescer<>(entries -> write(entries, metrics), PATIENCE);
  }

  private void write(List<Pending> entries, CommitMetrics metrics) {
    long begun = System.nanoTime();
    try {
      writer.accept(entries);
    } finally {
      metrics.committed(entries.size(), System.nanoTime() - begun);
    }
  }

  /** What is written in one unit. */
  @FunctionalInterface
  public interface Entry {

    /** Adds what is asked and written; may be called more than once, for another try each. */
    void writeTo(SharedRows rows) throws SQLException;

    /**
     * Whether what was added shall be, now that what was asked is answered. Where it shall not,
     * nothing of the entry is written; others that share the unit are written once more without it,
     * so that this is for what happens seldom.
     */
    default boolean stands() {
      return true;
    }
  }

  /** An entry, and how it ended. */
  static final class Pending {
    private final Entry entry;
    private boolean succeeded;
    private RuntimeException failure;

    Pending(Entry entry) {
      this.entry = Objects.requireNonNull(entry, "entry");
    }

    Entry entry() {
      return entry;
    }

    /** It was committed, or does not stand. */
    void succeed() {
      succeeded = true;
    }

    void fail(RuntimeException with) {
      failure = with;
    }

    boolean isOpen() {
      return !succeeded && failure == null;
    }

    private void throwUnlessDone() {
      if (failure != null) {
        throw failure;
      }
      if (!succeeded) {
        throw new IllegalStateException("an entry was not written");
      }
    }
  }

  /**
   * Writes an entry. When this returns, it survives a crash of the process and of the machine.
   *
   * @throws RuntimeException as {@code UnitOfWork.commit}; nothing of the entry was written, unless
   *     the database was lost while it committed
   */
  public void commit(Entry entry) {
    Pending pending = new Pending(entry);
    calls.call(pending);
    pending.throwUnlessDone();
  }

  /** How many entries wait for the commit under way to end. */
  public int waiting() {
    return calls.waiting();
  }

  /** Closes the connection; entries may not be brought any more. */
  @Override
  public void close() {
    writer.close();
  }
}
