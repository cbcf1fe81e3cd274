package org.countersign.adapters.persistence.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Commits small units of work of many threads together.
 *
 * <p>Each entry is a unit of its own to whoever brings it: written whole or not at all, durable
 * when {@link #commit} returns, and failing by itself alone. That several share a commit shows in
 * nothing but in how many there are a second: where a shared unit fails, its entries are written
 * one by one.
 */
public final class GroupCommit implements AutoCloseable {

  private final GroupWriter writer;
  private final CallCoalescer<Pending> calls;

  /**
   * @param dataSource gives connections that belong to no transaction of a container's
   * @param inquiries that entries ask
   * @param order of the statements that entries use; rows are there before later ones name them
   */
  public GroupCommit(DataSource dataSource, List<Inquiry> inquiries, List<WriteStatement> order) {
    this.writer = new GroupWriter(dataSource, inquiries, order);
    this.calls = new CallCoalescer<>(writer);
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
    private RuntimeException failure;

    Pending(Entry entry) {
      this.entry = Objects.requireNonNull(entry, "entry");
    }

    Entry entry() {
      return entry;
    }

    void fail(RuntimeException with) {
      failure = with;
    }
  }

  /**
   * Writes an entry. When this returns, it survives a crash of the process and of the machine.
   *
   * @throws RuntimeException as {@code UnitOfWork.commit}; nothing of the entry was written, unless
   *     the connection was lost while the database committed
   */
  public void commit(Entry entry) {
    Pending pending = new Pending(entry);
    calls.call(pending);
    if (pending.failure != null) {
      throw pending.failure;
    }
  }

  /** Closes the connection; entries may not be brought any more. */
  @Override
  public void close() {
    writer.close();
  }
}
