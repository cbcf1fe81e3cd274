package org.countersign.adapters.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.countersign.adapters.persistence.sqlite.SqliteFile;
import org.countersign.adapters.persistence.transaction.DatabaseFailure;
import org.countersign.application.port.persistence.Backups;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;
import org.sqlite.SQLiteConfig;

/** Copies of the database file, each a database file that is complete by itself. */
public final class SqliteBackups implements Backups {

  private static final String URL = "jdbc:sqlite:";

  /** What is left to who writes. */
  private static final long LEFT = 64L << 20;

  private final Path database;
  private final Path directory;

  /**
   * @param database the file, which this process has open
   * @param directory where the copies are put; made when it is not there, readable by its owner
   *     alone
   */
  public SqliteBackups(Path database, Path directory) {
    this.database = database;
    this.directory = directory;
  }

  @Override
  public Optional<String> unsupported() {
    return Optional.empty();
  }

  @Override
  public Backup create(String name) {
    Path file = directory.resolve(name + ".db");
    // Whoever takes copies away takes no half one.
    Path unfinished = directory.resolve(name + ".unfinished");
    try {
      SqliteFile.makeOwnerOnly(unfinished);
      requireRoom();
      copyTo(unfinished);
      check(unfinished);
      try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(unfinished, file);
      return new Backup(file.toString(), Files.size(file), sha256(file));
    } catch (SQLException e) {
      throw DatabaseFailure.translate(e);
    } catch (IOException e) {
      throw StoreUnavailable.nothingWritten(e);
    } finally {
      delete(unfinished);
    }
  }

  /** A copy may not take the room that issuing needs. */
  private void requireRoom() throws IOException {
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    long needed = Files.size(database) + (Files.exists(log) ? Files.size(log) : 0) + LEFT;
    long room = Files.getFileStore(directory).getUsableSpace();
    if (room < needed) {
      throw Refused.conflict(
          "There is no room for a backup in "
              + directory
              + ": "
              + (needed >> 20)
              + " MiB are needed, and "
              + (room >> 20)
              + " are there");
    }
  }

  /** In one read transaction, which nobody who writes waits for. */
  private void copyTo(Path copy) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection(URL + database);
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.execute();
    }
  }

  private static void check(Path copy) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection(URL + copy);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA integrity_check(1)")) {
      if (!found.next() || !found.getString(1).equals("ok")) {
        throw new IllegalStateException("The backup is not sound: " + found.getString(1));
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream content =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) content).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void delete(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException("an unfinished backup cannot be removed", e);
    }
  }
}
