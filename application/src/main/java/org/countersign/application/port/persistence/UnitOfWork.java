package org.countersign.application.port.persistence;

import java.util.function.Supplier;
import org.countersign.application.refusal.StoreUnavailable;

/**
 * All of some work or none of it.
 *
 * <p>Units do not nest. Two units that add the same thing at once have one winner; the other ends
 * with {@link DuplicateEntry}, at the latest when it commits.
 */
public interface UnitOfWork {

  /**
   * Runs the work and commits it. When this returns, what the work wrote survives a crash of the
   * process and of the machine.
   *
   * <p>A unit in which a store threw is lost: it cannot commit, even if the work swallows what was
   * thrown.
   *
   * @throws DuplicateEntry when another unit has added the same thing
   * @throws ConcurrentChange when another unit has changed the same thing since this one read it;
   *     when what is to be changed, or what something added names, is not there; when what is to be
   *     removed is named by something else
   * @throws StoreUnavailable when the store cannot be reached or cannot write; that it was lost in
   *     the commit, which may have been done then, is said
   * @throws IllegalStateException when a unit is already open on this thread
   * @throws RuntimeException what the work throws; nothing of it is kept then
   */
  <T> T commit(Supplier<T> work);

  /** As {@link #commit(Supplier)}, for work without a result. */
  default void commit(Runnable work) {
    commit(
        () -> {
          work.run();
          return null;
        });
  }
}
