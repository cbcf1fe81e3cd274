package org.countersign.adapters.persistence.batch;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.batch.GroupCommit.Pending;
import org.countersign.adapters.persistence.transaction.DatabaseFailure;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.refusal.StoreUnavailable;

/** Writes entries on a connection of its own: all in one unit or, where that fails, one by one. */
final class GroupWriter implements Consumer<List<Pending>>, AutoCloseable {

  /** Of units that collide, one gets through. */
  private static final int RUNS = 3;

  /**
   * A connection that is found lost at once, as after a restart of the database, is replaced and
   * the same tried again. Who has waited longer than this for one that does not answer has waited
   * enough, and so have those who wait behind.
   */
  static final Duration TRIES_AGAIN_WITHIN = Duration.ofSeconds(2);

  private final KeptConnection<SharedRows> connection;
  private final DatabaseAvailability availability;

  GroupWriter(
      DataSource dataSource,
      List<Inquiry> inquiries,
      List<WriteStatement> order,
      DatabaseAvailability availability) {
    this.availability = availability;
    this.connection =
        new KeptConnection<>(dataSource, false, opened -> SharedRows.on(opened, inquiries, order));
  }

  /** Nothing was written. */
  private static final class NothingWritten extends Exception {
    private static final long serialVersionUID = 1L;

    NothingWritten(Exception cause) {
      super(cause);
    }
  }

  @Override
  public void accept(List<Pending> entries) {
    long begun = System.nanoTime();
    try {
      write(entries, begun);
    } catch (StoreUnavailable e) {
      entries.stream().filter(Pending::isOpen).forEach(entry -> entry.fail(e.again()));
    }
  }

  /**
   * @throws StoreUnavailable when nothing can be written at present, neither these nor others
   */
  private void write(List<Pending> entries, long begun) {
    for (int run = 1; ; run++) {
      try {
        attempt(entries);
        return;
      } catch (NothingWritten e) {
        RuntimeException meaning = DatabaseFailure.translate(e.getCause());
        if (connection.isLost()) {
          if (run == RUNS || System.nanoTime() - begun > TRIES_AGAIN_WITHIN.toNanos()) {
            availability.writeFailed(e.getCause());
            throw StoreUnavailable.nothingWritten(e.getCause());
          }
        } else if (meaning instanceof StoreUnavailable unavailable) {
          availability.writeFailed(e.getCause());
          throw unavailable;
        } else if (entries.size() > 1) {
          entries.forEach(entry -> write(List.of(entry), begun));
          return;
        } else if (run == RUNS || !(meaning instanceof ConcurrentChange)) {
          entries.get(0).fail(meaning);
          return;
        }
      }
    }
  }

  /** In one unit, without those that do not stand. */
  private void attempt(List<Pending> entries) throws NothingWritten {
    send(entries);
    List<Pending> standing = entries.stream().filter(each -> each.entry().stands()).toList();
    if (standing.size() == entries.size()) {
      commit(entries);
    } else {
      connection.rollBack();
      if (!standing.isEmpty()) {
        attempt(standing);
      }
      entries.stream().filter(each -> !standing.contains(each)).forEach(Pending::succeed);
    }
  }

  private void send(List<Pending> entries) throws NothingWritten {
    try {
      SharedRows rows = connection.begin();
      rows.clear();
      for (Pending each : entries) {
        each.entry().writeTo(rows);
      }
      rows.send();
    } catch (SQLException | RuntimeException e) {
      connection.rollBack();
      throw new NothingWritten(e);
    }
  }

  /** From here on a lost connection leaves open whether the database has committed. */
  private void commit(List<Pending> entries) throws NothingWritten {
    try {
      connection.commit();
      entries.forEach(Pending::succeed);
      availability.wrote();
    } catch (SQLException e) {
      connection.rollBack();
      if (isRefused(e)) {
        throw new NothingWritten(e);
      }
      connection.close();
      availability.writeFailed(e);
      entries.forEach(entry -> entry.fail(StoreUnavailable.perhapsWritten(e)));
    }
  }

  /** Whether the database has said that it did not commit. */
  private static boolean isRefused(SQLException failure) {
    return DatabaseFailure.meaningOf(failure)
        .filter(meaning -> !(meaning instanceof StoreUnavailable))
        .isPresent();
  }

  @Override
  public void close() {
    connection.close();
  }
}
