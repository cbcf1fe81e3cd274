package org.countersign.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.sqlite.SqliteDataSource;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared commits over a database whose connections fail when a test wants them to. */
class GroupCommitTest {

  private record Word(String text) {}

  private static final WriteStatement INSERT =
      WriteStatement.insert(new RecordTable<>("word", Word.class));

  private static final Inquiry IS_THERE =
      new Inquiry(
          List.of(ColumnType.TEXT),
          "SELECT 0, text FROM word WHERE text = ?",
          List.of(0),
          "not for this database");

  private static final WriteStatement CHANGE =
      new WriteStatement(
          "UPDATE word SET text = ? WHERE text = ?",
          "not for this database",
          List.of(ColumnType.TEXT, ColumnType.TEXT),
          () -> new ConcurrentChange("it is gone"));

  private SqliteDataSource database;

  /** By the name of a method of connections or statements: what it throws, once. */
  private final Map<String, SQLException> failures = new ConcurrentHashMap<>();

  private final DatabaseAvailability availability = new DatabaseAvailability();
  private final AtomicInteger opened = new AtomicInteger();
  private final List<Integer> committed = new CopyOnWriteArrayList<>();
  private final GroupCommit units =
      new GroupCommit(
          dataSource(),
          List.of(IS_THERE),
          List.of(INSERT, CHANGE),
          availability,
          (count, nanos) -> committed.add(count));

  @BeforeEach
  void create(@TempDir Path directory) throws SQLException {
    database = new SqliteDataSource(directory.resolve("words.db"));
    execute("CREATE TABLE word (text TEXT PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    units.close();
  }

  @Test
  void writesWholeEntriesInTheOrderOfTheStatements() throws SQLException {
    units.commit(
        rows -> {
          rows.add(CHANGE, "b", "a");
          rows.add(INSERT, "a");
          rows.add(INSERT, "c");
        });

    assertThat(words()).containsExactly("b", "c");
  }

  @Test
  void tellsOfEachCommitHowManyShareIt() {
    write("a");
    write("b");

    assertThat(committed).containsExactly(1, 1);
    assertThat(units.waiting()).isZero();
  }

  @Test
  void writesNothingOfAnEntryThatFails() throws SQLException {
    write("a");

    assertThatThrownBy(
            () ->
                units.commit(
                    rows -> {
                      rows.add(INSERT, "b");
                      rows.add(INSERT, "a");
                    }))
        .isInstanceOf(DuplicateEntry.class);
    assertThatThrownBy(
            () ->
                units.commit(
                    rows -> {
                      rows.add(INSERT, "b");
                      rows.add(CHANGE, "x", "not there");
                    }))
        .isInstanceOf(ConcurrentChange.class)
        .hasMessage("it is gone");

    write("z");
    assertThat(words()).containsExactly("a", "z");
  }

  @Test
  void entriesFailByThemselvesAloneHoweverManyShareACommit() throws Exception {
    write("a");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String word = i % 10 == 0 ? "a" : "w" + i;
        all.add(threads.submit(() -> write(word)));
      }
      for (int i = 0; i < 300; i++) {
        Future<?> each = all.get(i);
        if (i % 10 == 0) {
          assertThatThrownBy(each::get).hasCauseInstanceOf(DuplicateEntry.class);
        } else {
          each.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(words()).hasSize(271);
  }

  /** Writes a word, unless another one is there. */
  private final class UnlessThere implements GroupCommit.Entry {
    private final String word;
    private final String other;
    private boolean found;

    UnlessThere(String word, String other) {
      this.word = word;
      this.other = other;
    }

    @Override
    public void writeTo(SharedRows rows) throws SQLException {
      found = false;
      rows.ask(IS_THERE, row -> found = row.getString(2).equals(other), other);
      rows.add(INSERT, word);
    }

    @Override
    public boolean stands() {
      return !found;
    }
  }

  @Test
  void writesNothingOfAnEntryThatDoesNotStandForWhatItWasAnswered() throws SQLException {
    units.commit(new UnlessThere("a", "b"));
    UnlessThere withdrawn = new UnlessThere("c", "a");
    units.commit(withdrawn);

    assertThat(withdrawn.stands()).isFalse();
    assertThat(words()).containsExactly("a");
  }

  @Test
  void entriesThatDoNotStandHarmNoneThatShareTheirUnit() throws Exception {
    write("a");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        UnlessThere entry = new UnlessThere("w" + i, i % 10 == 0 ? "a" : "nothing");
        all.add(threads.submit(() -> units.commit(entry)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(words()).hasSize(271);
  }

  @Test
  void triesAgainWhenAnotherUnitWasInTheWay() throws SQLException {
    failures.put("executeBatch", new SQLException("serialization failure", "40001"));
    write("a");
    failures.put("commit", new SQLException("serialization failure", "40001"));
    write("b");

    assertThat(words()).containsExactly("a", "b");
  }

  @Test
  void writesOnANewConnectionWhenTheOldOneWasLost() throws SQLException {
    write("a");
    failures.put("executeBatch", new SQLException("terminated", "57P01"));
    failures.put("isValid", new SQLException("terminated", "57P01"));
    write("b");

    assertThat(words()).containsExactly("a", "b");
    assertThat(opened).hasValueGreaterThan(1);
  }

  @Test
  void saysThatItDoesNotKnowWhenTheConnectionIsLostInTheCommit() throws SQLException {
    failures.put("commit", new SQLException("connection reset", "08006"));

    assertThatThrownBy(() -> write("a"))
        .isInstanceOfSatisfying(
            StoreUnavailable.class, lost -> assertThat(lost.isPerhapsWritten()).isTrue());

    write("b");
    assertThat(words()).contains("b");
  }

  @Test
  void failsAllOfAUnitAtOnceWhileTheDatabaseCannotWrite() {
    failures.put("executeBatch", new SQLException("disk full", "53100"));

    assertThatThrownBy(() -> write("a"))
        .isInstanceOfSatisfying(
            StoreUnavailable.class, full -> assertThat(full.isPerhapsWritten()).isFalse());
    assertThat(availability.isServing()).isFalse();
    write("b");
  }

  @Test
  void writesNothingOfWhatAnErrorBrokeOffAndGoesOnOnANewConnection() throws SQLException {
    write("a");
    int before = opened.get();

    assertThatThrownBy(
            () ->
                units.commit(
                    new GroupCommit.Entry() {
                      @Override
                      public void writeTo(SharedRows rows) throws SQLException {
                        rows.add(INSERT, "b");
                      }

                      @Override
                      public boolean stands() {
                        throw new StackOverflowError("after it was sent");
                      }
                    }))
        .hasRootCauseInstanceOf(StackOverflowError.class);
    write("c");

    assertThat(words()).containsExactly("a", "c");
    assertThat(opened).hasValueGreaterThan(before);
  }

  @Test
  void failsWhenThereIsNoDatabaseAndGoesOnWhenThereIs() throws SQLException {
    failures.put("getConnection", new SQLException("refused", "08001"));

    write("a");

    assertThat(words()).containsExactly("a");
  }

  private void write(String word) {
    units.commit(rows -> rows.add(INSERT, word));
  }

  private TreeSet<String> words() throws SQLException {
    TreeSet<String> words = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT text FROM word")) {
      while (found.next()) {
        words.add(found.getString(1));
      }
    }
    return words;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private DataSource dataSource() {
    return failing(
        DataSource.class,
        (method, arguments) -> {
          opened.incrementAndGet();
          return failingConnection(database.getConnection());
        });
  }

  private Connection failingConnection(Connection connection) {
    return failing(
        Connection.class,
        (method, arguments) -> {
          Object result = method.invoke(connection, arguments);
          return result instanceof PreparedStatement statement
              ? failing(PreparedStatement.class, (called, given) -> called.invoke(statement, given))
              : result;
        });
  }

  private interface Call {
    Object to(Method method, Object[] arguments) throws Exception;
  }

  private <T> T failing(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            GroupCommitTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              SQLException failure = failures.remove(method.getName());
              if (failure != null) {
                throw failure;
              }
              try {
                return call.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
