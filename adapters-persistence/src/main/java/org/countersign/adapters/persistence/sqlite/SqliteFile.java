package org.countersign.adapters.persistence.sqlite;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A database file as all connections of this process share it: whose turn it is to write, and
 * whether it can be written to.
 */
public final class SqliteFile {

  private static final int PATIENCE_SECONDS = 10;

  /** The log, before it is folded into the database. */
  private static final long LEAST_ROOM = 16L << 20;

  /** Nothing is wrong with what was to be written: it may be tried again later. */
  private static final String TIMEOUT_STATE = "57P03";

  private static final String NO_ROOM_STATE = "53100";

  private final Path path;

  /** Not a lock: a container may end a transaction on another thread than began it. */
  private final Semaphore turn = new Semaphore(1, true);

  private volatile boolean failed;
  private volatile boolean isFoundSound;

  SqliteFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * Before it is opened for the first time: makes its directory, and refuses it when something that
   * was committed cannot be read any more.
   */
  void prepare() throws UnsoundDatabase {
    if (!isFoundSound) {
      prepareOnce();
    }
  }

  private synchronized void prepareOnce() throws UnsoundDatabase {
    if (isFoundSound) {
      return;
    }
    try {
      if (!Files.exists(path)) {
        // SQLite gives the files beside it the same permissions.
        makeOwnerOnly(path);
      }
    } catch (IOException e) {
      throw new UnsoundDatabase("The database file " + path + " cannot be made.", e);
    }
    new WriteAheadLog(path).refuseShortened();
    isFoundSound = true;
  }

  /** Makes an empty file, and its directory where there is none, which their owner alone reads. */
  public static void makeOwnerOnly(Path file) throws IOException {
    Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
    Files.createFile(file, ownerOnly("rw-------"));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Whether the last write failed, and not by the fault of what was written but of the file: the
   * disk is full, for instance.
   */
  boolean hasFailed() {
    return failed;
  }

  /**
   * Waits until nobody else writes.
   *
   * @throws SQLTransientException when that takes too long
   */
  void awaitTurn() throws SQLException {
    boolean interrupted = Thread.interrupted();
    try {
      // An interrupt may close files in the midst of a transaction: it has to wait, too.
      if (!acquire()) {
        throw new SQLTransientException(
            "The database file is busy: another unit of work has been writing for "
                + PATIENCE_SECONDS
                + " seconds.",
            TIMEOUT_STATE);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean acquire() throws SQLTransientException {
    try {
      return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientException("interrupted while another unit was writing", e);
    }
  }

  void endTurn() {
    turn.release();
  }

  /**
   * After a write that failed for reasons of the file, nothing is written before all that was
   * committed is in the database file itself and its log begins anew: then it is known to be sound.
   *
   * @param connection whose turn it is
   * @throws SQLException when it is not sound yet
   */
  void refuseUnsound(Connection connection) throws SQLException {
    if (!failed) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      if (!result.next() || result.getInt(1) != 0) {
        throw new SQLTransientException(
            "After a write that failed, the log of the database file is still being read; nothing is"
                + " written before it has begun anew.",
            TIMEOUT_STATE);
      }
    }
  }

  /** Something was committed. */
  void succeeded() {
    failed = false;
  }

  /** A statement or a commit has failed. */
  void failed(SQLException cause) {
    if (isOfTheFile(cause)) {
      failed = true;
    }
  }

  /** Refuses a disk that has no room for the log of some more commits. */
  void requireRoom() throws SQLException {
    try {
      long room = Files.getFileStore(path).getUsableSpace();
      if (room < LEAST_ROOM) {
        throw new SQLException(
            "The disk of the database file "
                + path
                + " has room for "
                + (room >> 20)
                + " MiB; "
                + (LEAST_ROOM >> 20)
                + " MiB are the least.",
            NO_ROOM_STATE);
      }
    } catch (IOException e) {
      throw new SQLException("The disk of the database file cannot be asked", NO_ROOM_STATE, e);
    }
  }

  /** Whether it is the file that is at fault, not what was to be written, nor another writer. */
  static boolean isOfTheFile(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return false;
    }
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF);
    return switch (primary) {
      // Without memory SQLite may have rolled back by itself, as it does on a full disk.
      case SQLITE_NOMEM,
          SQLITE_INTERRUPT,
          SQLITE_FULL,
          SQLITE_IOERR,
          SQLITE_CORRUPT,
          SQLITE_NOTADB,
          SQLITE_CANTOPEN,
          SQLITE_READONLY ->
          true;
      default -> false;
    };
  }
}
