package org.countersign.adapters.persistence.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

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
    this.calls = new CallCoalescer<>(reader);
  }

  /**
   * Returns when the question has its answer.
   *
   * @throws RuntimeException when the database cannot be asked
   */
  public void ask(Q question) {
    calls.call(question);
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
      try {
        askOnce(questions);
      } catch (SQLException e) {
        throw new IllegalStateException("the database cannot be asked", e);
      }
    }

    private void askOnce(List<Q> questions) throws SQLException {
      try {
        connection.open().ask(questions);
      } catch (SQLException e) {
        if (!connection.isLost()) {
          throw e;
        }
        connection.open().ask(questions);
      }
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
