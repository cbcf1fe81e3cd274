package org.countersign.adapters.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite, behaving like a database server at READ COMMITTED with one writer at a time. */
class SqliteDataSourceTest {

  @TempDir private Path directory;
  private SqliteDataSource dataSource;

  @BeforeEach
  void create() throws SQLException {
    dataSource = new SqliteDataSource(directory.resolve("made").resolve("words.db"));
    try (Connection connection = dataSource.getConnection()) {
      execute(connection, "CREATE TABLE word (text TEXT PRIMARY KEY) STRICT");
    }
  }

  @Test
  void syncsEachCommitAndHoldsForeignKeys() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(words(connection, "PRAGMA journal_mode")).containsExactly("wal");
      assertThat(words(connection, "PRAGMA synchronous")).containsExactly("2");
      assertThat(words(connection, "PRAGMA foreign_keys")).containsExactly("1");
    }
  }

  @Test
  void makesFilesThatOnlyTheirOwnerReads() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      execute(connection, "INSERT INTO word VALUES ('a')");
      for (String file : List.of("words.db", "words.db-wal", "words.db-shm")) {
        assertThat(Files.getPosixFilePermissions(directory.resolve("made").resolve(file)))
            .as(file)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
      assertThat(Files.getPosixFilePermissions(directory.resolve("made")))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aTransactionSeesWhatOthersCommitUntilItWrites() throws SQLException {
    try (Connection one = transaction();
        Connection other = dataSource.getConnection()) {
      assertThat(words(one)).isEmpty();

      execute(other, "INSERT INTO word VALUES ('a')");

      assertThat(words(one)).containsExactly("a");
      execute(one, "INSERT INTO word VALUES ('b')");
      assertThat(words(other)).containsExactly("a");
      one.commit();
      assertThat(words(other)).containsExactly("a", "b");
    }
  }

  @Test
  void aWriterWaitsForTheOneBeforeIt() throws Exception {
    try (Connection one = transaction()) {
      execute(one, "INSERT INTO word VALUES ('a')");
      CompletableFuture<Void> second = CompletableFuture.runAsync(() -> insert("b"));

      assertThat(second.isDone()).isFalse();
      one.rollback();

      second.get(5, TimeUnit.SECONDS);
      assertThat(words(one)).containsExactly("b");
    }
  }

  @Test
  void aConnectionThatIsClosedInATransactionLetsOthersWrite() throws SQLException {
    try (Connection one = transaction()) {
      execute(one, "INSERT INTO word VALUES ('a')");
    }

    insert("b");

    try (Connection connection = dataSource.getConnection()) {
      assertThat(words(connection)).containsExactly("b");
    }
  }

  @Test
  void goesOnInATransactionAfterAStatementThatBrokeAConstraint() throws SQLException {
    insert("a");
    try (Connection one = transaction()) {
      execute(one, "INSERT INTO word VALUES ('b')");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(one, "INSERT INTO word VALUES ('a')"));
      one.commit();
      assertThat(words(one)).containsExactly("a", "b");
    }
    assertThat(dataSource.file().hasFailed()).isFalse();
  }

  @Test
  void keepsNothingOfATransactionInWhichTheDiskWasFull() throws SQLException {
    try (Connection one = transaction()) {
      execute(one, "INSERT INTO word VALUES ('before')");
      fill(one);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(one, "INSERT INTO word VALUES ('after')"));
      assertThatExceptionOfType(SQLException.class).isThrownBy(one::commit);

      assertThat(words(one)).isEmpty();
    }
    assertThat(dataSource.file().hasFailed()).isTrue();
  }

  @Test
  void writesAgainOnceTheDiskHasRoom() throws SQLException {
    try (Connection one = transaction()) {
      fill(one);
      one.rollback();
    }

    try (Connection connection = dataSource.getConnection()) {
      execute(connection, "CREATE TABLE write_check (id INTEGER, checked_at INTEGER)");
    }
    dataSource.requireWritable();

    assertThat(dataSource.file().hasFailed()).isFalse();
    insert("a");
    try (Connection connection = dataSource.getConnection()) {
      assertThat(words(connection)).containsExactly("a");
    }
  }

  /** Has a connection find the file as large as it may be. */
  private static void fill(Connection connection) throws SQLException {
    execute(connection, "PRAGMA max_page_count = 1");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(connection, "CREATE TABLE large AS SELECT zeroblob(99999)"))
        .withMessageContaining("SQLITE_FULL");
  }

  private Connection transaction() throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private void insert(String word) {
    try (Connection connection = dataSource.getConnection()) {
      execute(connection, "INSERT INTO word VALUES ('" + word + "')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> words(Connection connection) throws SQLException {
    return words(connection, "SELECT text FROM word ORDER BY text");
  }

  private static List<String> words(Connection connection, String sql) throws SQLException {
    List<String> words = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }
}
