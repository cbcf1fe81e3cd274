package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.transaction.DatabaseFailure;
import org.countersign.application.refusal.StoreUnavailable;

/**
 * Looks things up for many threads in one trip, each seeing all that was committed before it asked.
 *
 * @param <Q> what is looked up; takes its own answer
 */
public final class GroupLookup<Q> implements AutoCloseable {

  private final Reader<Q> reader;
  private final CallCoalescer<Q> calls;

  /** Asks on one connection, prepared once. */
  public interface Questions<Q> {

    /** Asks all of these, which take their answers; may be called with the same ones again. */
    void ask(List<Q> questions) throws SQLException;
  }

  /** Prepares the asking. */
  @FunctionalInterface
  public interface Preparation<Q> {
    Questions<Q> on(Connection connection) throws SQLException;
  }

  /**
   * @param dataSource gives connections that belong to no transaction of a container's
   */
  public GroupLookup(DataSource dataSource, Preparation<Q> preparation) {
    this.reader = new Reader<>(dataSource, preparation);
    this.calls = new CallCoalescer<>(reader, GroupCommit.PATIENCE);
  }

  /**
   * Returns when the question has its answer.
   *
   * @throws StoreUnavailable when the database cannot be asked
   */
  public void ask(Q question) {
    try {
      calls.call(question);
    } catch (StoreUnavailable e) {
      throw StoreUnavailable.nothingWritten(e);
    } catch (RuntimeException e) {
      throw DatabaseFailure.translate(e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  private static final class Reader<Q> implements Consumer<List<Q>>, AutoCloseable {

    private final KeptConnection<Questions<Q>> connection;

    Reader(DataSource dataSource, Preparation<Q> preparation) {
      this.connection = new KeptConnection<>(dataSource, true, preparation::on);
    }

    @Override
    public void accept(List<Q> questions) {
      long begun = System.nanoTime();
      try {
        askNow(questions);
      } catch (SQLException e) {
        if (!connection.isLost()) {
          throw DatabaseFailure.translate(e);
        }
        if (System.nanoTime() - begun > GroupWriter.TRIES_AGAIN_WITHIN.toNanos()) {
          throw StoreUnavailable.nothingWritten(e);
        }
        askOnNewConnection(questions);
      }
    }

    private void askOnNewConnection(List<Q> questions) {
      try {
        askNow(questions);
      } catch (SQLException e) {
        throw StoreUnavailable.nothingWritten(e);
      }
    }

    private void askNow(List<Q> questions) throws SQLException {
      connection.begin().ask(questions);
      connection.end();
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
