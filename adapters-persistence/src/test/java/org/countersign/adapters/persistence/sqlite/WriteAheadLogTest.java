package org.countersign.adapters.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that a process left when it was killed, as it is and with damages. */
class WriteAheadLogTest {

  private static final int ROWS = 200;
  private static final int FRAME = 24 + 4096;

  @TempDir private Path directory;
  private Path killed;

  /** The files as they stand while a process has them open. */
  @BeforeEach
  void copyOfAnOpenDatabase() throws Exception {
    killed = Files.createDirectory(directory.resolve("killed")).resolve("words.db");
    SqliteDataSource open = new SqliteDataSource(directory.resolve("words.db"));
    try (Connection connection = open.getConnection()) {
      execute(connection, "CREATE TABLE word (number INTEGER PRIMARY KEY) STRICT");
      insert(connection, 0, ROWS / 2);
      execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      insert(connection, ROWS / 2, ROWS);
      copy("");
      copy("-wal");
      copy("-shm");
    }
  }

  private void copy(String suffix) throws IOException {
    Files.copy(directory.resolve("words.db" + suffix), beside(suffix));
  }

  private Path beside(String suffix) {
    return killed.resolveSibling("words.db" + suffix);
  }

  @Test
  void isReadToItsEnd() throws Exception {
    assertThat(rows()).isEqualTo(ROWS);
  }

  @Test
  void isReadToItsEndWithoutAnIndex() throws Exception {
    Files.delete(beside("-shm"));

    assertThat(rows()).isEqualTo(ROWS);
  }

  @Test
  void doesWithoutACommitThatWasNotFinished() throws Exception {
    byte[] salts = new byte[8];
    try (FileChannel log =
        FileChannel.open(beside("-wal"), StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      log.read(ByteBuffer.wrap(salts), 16);
      ByteBuffer frame = ByteBuffer.allocate(FRAME);
      frame.putInt(2).putInt(3).put(salts);
      log.write(frame.rewind(), log.size());
    }
    Files.delete(beside("-shm"));

    assertThat(rows()).isEqualTo(ROWS);
  }

  @Test
  void isRefusedWithADamageInItsMidst() throws Exception {
    damage("-wal", 32 + 50L * FRAME + 1000);
    Files.delete(beside("-shm"));

    assertRefused("words.db-wal", "damaged or cut off", "Restore");
    assertRefused("words.db-wal", "damaged or cut off", "Restore");
  }

  @Test
  void isRefusedWithADamagedBeginning() throws Exception {
    damage("-wal", 20);

    assertRefused("words.db-wal", "its beginning is damaged");
  }

  @Test
  void isRefusedWhenItWasCutOff() throws Exception {
    cut("-wal", 32 + 40L * FRAME + 100);

    assertRefused("words.db-wal", "damaged or cut off behind frame 40");
  }

  @Test
  void isRefusedWhenItsLastCommitIsDamaged() throws Exception {
    damage("-wal", Files.size(beside("-wal")) - 10);

    assertRefused("words.db-wal", "damaged or cut off");
  }

  @Test
  void isRefusedWhenTheDatabaseFileWasCutOff() throws Exception {
    try (Connection connection = new SqliteDataSource(killed).getConnection()) {
      execute(connection, "CREATE TABLE large AS SELECT zeroblob(99999)");
    }
    assertThat(beside("-wal")).doesNotExist();
    Path other = Files.createDirectory(directory.resolve("cut")).resolve("words.db");
    Files.copy(killed, other);
    killed = other;
    cut("", Files.size(killed) - 5000);

    assertRefused("words.db has", "its end is missing");
  }

  private void assertRefused(String... parts) {
    assertThatExceptionOfType(UnsoundDatabase.class)
        .isThrownBy(() -> new SqliteDataSource(killed).getConnection())
        .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
  }

  private void damage(String suffix, long position) throws IOException {
    try (FileChannel file =
        FileChannel.open(beside(suffix), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer octet = ByteBuffer.allocate(1);
      file.read(octet, position);
      octet.put(0, (byte) ~octet.get(0));
      file.write(octet.rewind(), position);
    }
  }

  private void cut(String suffix, long length) throws IOException {
    try (FileChannel file = FileChannel.open(beside(suffix), StandardOpenOption.WRITE)) {
      file.truncate(length);
    }
  }

  private int rows() throws SQLException {
    try (Connection connection = new SqliteDataSource(killed).getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM word")) {
      count.next();
      return count.getInt(1);
    }
  }

  private static void insert(Connection connection, int from, int to) throws SQLException {
    for (int number = from; number < to; number++) {
      execute(connection, "INSERT INTO word VALUES (" + number + ")");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
