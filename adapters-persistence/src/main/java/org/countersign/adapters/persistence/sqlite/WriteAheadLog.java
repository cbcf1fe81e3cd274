package org.countersign.adapters.persistence.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The log in which commits stand until they are in the database file. SQLite takes the first frame
 * that is not whole for the log's end, and goes on without what stands behind it. This looks at the
 * log before SQLite does, and tells whether commits stand behind a damage, or are missing.
 *
 * <p>The format is that of "Database File Format", 4 (The Write-Ahead Log), and of "WAL-mode File
 * Format", 2 (The WAL-Index), in SQLite's documentation.
 */
final class WriteAheadLog {

  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int MAGIC = 0x377f0682;
  private static final int SALTS = 16;
  private static final int SALTS_LENGTH = 8;
  private static final int INDEX_HEADER = 48;
  private static final int INDEX_LAST_FRAME = 16;
  private static final int INDEX_SALTS = 32;

  /** Of the database file's header: the size of its pages, and how many there are. */
  private static final int DATABASE_HEADER = 100;

  private static final int PAGE_SIZE = 16;
  private static final int PAGES = 28;
  private static final int CHANGE = 24;
  private static final int CHANGE_OF_PAGES = 92;
  private static final int LARGEST_PAGE = 65_536;

  private final Path database;

  private int sum1;
  private int sum2;

  WriteAheadLog(Path database) {
    this.database = database;
  }

  private Path beside(String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }

  /**
   * Refuses a database of which something that was committed cannot be read.
   *
   * @throws UnsoundDatabase with a sentence for the administrator
   */
  void refuseShortened() throws UnsoundDatabase {
    try {
      Path log = beside("-wal");
      if (Files.exists(log) && Files.size(log) > HEADER) {
        refuseShortened(log);
      } else if (Files.exists(database)) {
        refuseShortenedFile();
      }
    } catch (IOException e) {
      throw new UnsoundDatabase("The database file " + database + " cannot be read.", e);
    }
  }

  private void refuseShortenedFile() throws IOException, UnsoundDatabase {
    try (FileChannel file = FileChannel.open(database, StandardOpenOption.READ)) {
      ByteBuffer header = read(file, 0, DATABASE_HEADER);
      if (header.remaining() < DATABASE_HEADER
          || header.getInt(CHANGE) != header.getInt(CHANGE_OF_PAGES)) {
        return;
      }
      int size = header.getShort(PAGE_SIZE) & 0xFFFF;
      long expected = (long) header.getInt(PAGES) * (size == 1 ? LARGEST_PAGE : size);
      if (file.size() < expected) {
        throw new UnsoundDatabase(
            "The database file "
                + database
                + " has "
                + file.size()
                + " octets of "
                + expected
                + ": its end is missing. Restore it from a backup.");
      }
    }
  }

  private void refuseShortened(Path log) throws IOException, UnsoundDatabase {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      ByteBuffer header = read(file, 0, HEADER);
      int magic = header.getInt(0);
      ByteOrder order = (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      int pageSize = header.getInt(8);
      sum1 = 0;
      sum2 = 0;
      sum(header, 0, 24, order);
      if ((magic & ~1) != MAGIC || sum1 != header.getInt(24) || sum2 != header.getInt(28)) {
        throw unreadable(log, "its beginning is damaged");
      }
      byte[] salts = Arrays.copyOfRange(header.array(), SALTS, SALTS + SALTS_LENGTH);
      int frameSize = FRAME_HEADER + pageSize;
      long frames = (file.size() - HEADER) / frameSize;
      long lastCommit = 0;
      long frame = 0;
      boolean whole = true;
      while (whole && frame < frames) {
        ByteBuffer next = read(file, HEADER + frame * frameSize, frameSize);
        whole = isWhole(next, salts, pageSize, order);
        if (whole) {
          frame++;
          lastCommit = next.getInt(4) == 0 ? lastCommit : frame;
        }
      }
      long lost = commitsFrom(file, frame, frames, frameSize, salts);
      long known = lastFrameOfIndex(salts);
      if (lost > 1 || known > lastCommit) {
        throw unreadable(log, "it is damaged or cut off behind frame " + lastCommit);
      }
    }
  }

  private UnsoundDatabase unreadable(Path log, String why) {
    return new UnsoundDatabase(
        "The database's log "
            + log
            + " cannot be read to its end: "
            + why
            + ", and certificates that were acknowledged would be missing. Nothing was changed."
            + " Restore the directory "
            + database.getParent()
            + " from a backup.");
  }

  private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
      // Until it is full.
    }
    return buffer.flip();
  }

  private boolean isWhole(ByteBuffer frame, byte[] salts, int pageSize, ByteOrder order) {
    if (frame.remaining() < FRAME_HEADER + pageSize || !hasSalts(frame, 8, salts)) {
      return false;
    }
    int before1 = sum1;
    int before2 = sum2;
    sum(frame, 0, 8, order);
    sum(frame, FRAME_HEADER, pageSize, order);
    boolean whole = sum1 == frame.getInt(16) && sum2 == frame.getInt(20);
    if (!whole) {
      sum1 = before1;
      sum2 = before2;
    }
    return whole;
  }

  private static boolean hasSalts(ByteBuffer octets, int at, byte[] salts) {
    return Arrays.equals(octets.array(), at, at + SALTS_LENGTH, salts, 0, SALTS_LENGTH);
  }

  private void sum(ByteBuffer octets, int from, int length, ByteOrder order) {
    ByteBuffer words = octets.duplicate().order(order);
    for (int at = from; at < from + length; at += 8) {
      sum1 += words.getInt(at) + sum2;
      sum2 += words.getInt(at + 4) + sum1;
    }
  }

  /**
   * How many frames from one on end a commit of this log. What is left of the log before it has
   * other salts. One may be that of a commit which the machine did not finish before it lost power,
   * and nobody was told of.
   */
  private static long commitsFrom(
      FileChannel file, long first, long frames, int frameSize, byte[] salts) throws IOException {
    long commits = 0;
    for (long frame = first; frame < frames; frame++) {
      ByteBuffer header = read(file, HEADER + frame * frameSize, FRAME_HEADER);
      if (header.remaining() == FRAME_HEADER
          && hasSalts(header, 8, salts)
          && header.getInt(4) != 0) {
        commits++;
      }
    }
    return commits;
  }

  /**
   * The last frame that the process before this one had committed, as it left it in the index of
   * the log; 0 where there is no index of this log.
   */
  private long lastFrameOfIndex(byte[] salts) throws IOException {
    Path index = beside("-shm");
    if (!Files.exists(index) || Files.size(index) < 2 * INDEX_HEADER) {
      return 0;
    }
    try (FileChannel file = FileChannel.open(index, StandardOpenOption.READ)) {
      ByteBuffer headers = read(file, 0, 2 * INDEX_HEADER).order(ByteOrder.nativeOrder());
      boolean isSettled =
          Arrays.equals(
              headers.array(), 0, INDEX_HEADER, headers.array(), INDEX_HEADER, 2 * INDEX_HEADER);
      return isSettled && hasSalts(headers, INDEX_SALTS, salts)
          ? Integer.toUnsignedLong(headers.getInt(INDEX_LAST_FRAME))
          : 0;
    }
  }
}
