package org.countersign.adapters.persistence.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.batch.GroupCommit.Pending;
import org.countersign.adapters.persistence.transaction.DatabaseFailure;
import org.countersign.application.port.persistence.ConcurrentChange;

/** Writes entries on a connection of its own: all in one unit or, where that fails, one by one. */
final class GroupWriter implements Consumer<List<Pending>>, AutoCloseable {

  /** Of units that collide, one gets through. */
  private static final int RUNS = 3;

  private final KeptConnection<SharedRows> connection;

  GroupWriter(DataSource dataSource, List<Inquiry> inquiries, List<WriteStatement> order) {
    this.connection =
        new KeptConnection<>(dataSource, false, opened -> SharedRows.on(opened, inquiries, order));
  }

  /** Nothing was written, and the same may be tried again. */
  private static final class NothingWritten extends Exception {
    private static final long serialVersionUID = 1L;

    NothingWritten(Exception cause) {
      super(cause);
    }

    RuntimeException meaning() {
      return DatabaseFailure.translate(getCause());
    }
  }

  @Override
  public void accept(List<Pending> entries) {
    if (entries.size() == 1) {
      writeAlone(entries.get(0));
      return;
    }
    try {
      write(entries);
    } catch (NothingWritten e) {
      entries.forEach(this::writeAlone);
    } catch (RuntimeException e) {
      entries.forEach(entry -> entry.fail(new IllegalStateException(e.getMessage(), e)));
    }
  }

  private void writeAlone(Pending entry) {
    for (int run = 1; ; run++) {
      try {
        write(List.of(entry));
        return;
      } catch (NothingWritten e) {
        boolean again = e.meaning() instanceof ConcurrentChange || connection.isLost();
        if (run == RUNS || !again) {
          entry.fail(e.meaning());
          return;
        }
      } catch (RuntimeException e) {
        entry.fail(e);
        return;
      }
    }
  }

  private void write(List<Pending> entries) throws NothingWritten {
    try {
      SharedRows rows = connection.open();
      rows.clear();
      for (Pending each : entries) {
        each.entry().writeTo(rows);
      }
      rows.send();
    } catch (SQLException | RuntimeException e) {
      connection.rollBack();
      throw new NothingWritten(e);
    }
    List<Pending> standing = entries.stream().filter(each -> each.entry().stands()).toList();
    if (standing.size() == entries.size()) {
      commit();
    } else {
      connection.rollBack();
      if (!standing.isEmpty()) {
        write(standing);
      }
    }
  }

  /** From here on a lost connection leaves open whether the database has committed. */
  private void commit() throws NothingWritten {
    try {
      connection.commit();
    } catch (SQLException e) {
      connection.rollBack();
      if (DatabaseFailure.meaningOf(e).isPresent()) {
        throw new NothingWritten(e);
      }
      connection.close();
      throw new IllegalStateException("it is not known whether a unit was committed", e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
