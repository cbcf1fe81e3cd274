package org.countersign.adapters.persistence.availability;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether the database serves, as those tell it who use it all the time: one looks again and again,
 * the other writes what everybody waits for. It says so in the log once when that ends and once
 * when it begins again; who meets an outage on behalf of a request says nothing.
 */
public final class DatabaseAvailability {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  /**
   * For so long a write that failed speaks for those to come, while looks succeed. Not for ever: to
   * a server that is not ready nobody sends what would show that it can write again.
   */
  private static final Duration COUNTS_WHILE_LOOKED = Duration.ofSeconds(5);

  /** The same while others get through: on a disk that is nearly full, some do. */
  private static final Duration COUNTS_WHILE_WRITTEN = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final AtomicLong outages = new AtomicLong();
  private volatile boolean looksFail;
  private volatile boolean writesFail;
  private long lastFailedWrite;
  private long outageBegan;

  public DatabaseAvailability() {
    this(System::nanoTime);
  }

  /** With a clock of a test's own. */
  DatabaseAvailability(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether what is asked of it now may be expected to be done. */
  public boolean isServing() {
    return !looksFail && !writesFail;
  }

  /** How often it has stopped serving. */
  public long outages() {
    return outages.get();
  }

  /** It has been looked at, which does not mean that it can write. */
  public void looked() {
    if (!isServing()) {
      end(false, COUNTS_WHILE_LOOKED);
    }
  }

  /** Something was committed. */
  public void wrote() {
    if (writesFail) {
      endOfFailedWrites();
    }
  }

  private synchronized void endOfFailedWrites() {
    end(looksFail, COUNTS_WHILE_WRITTEN);
  }

  /** It cannot be looked at. */
  public synchronized void lookFailed(Throwable failure) {
    begin(failure);
    looksFail = true;
  }

  /** It was lost while it wrote, or says that it cannot write. */
  public synchronized void writeFailed(Throwable failure) {
    begin(failure);
    writesFail = true;
    lastFailedWrite = nanoTime.getAsLong();
  }

  private void begin(Throwable failure) {
    if (isServing()) {
      outageBegan = nanoTime.getAsLong();
      outages.incrementAndGet();
      LOGGER.log(
          Level.WARNING,
          "The database does not serve{0}; what needs it is answered with 503 until it does",
          reason(failure));
    }
  }

  private synchronized void end(boolean looksStillFail, Duration failedWriteCounts) {
    boolean served = isServing();
    long now = nanoTime.getAsLong();
    looksFail = looksStillFail;
    writesFail &= now - lastFailedWrite <= failedWriteCounts.toNanos();
    if (!served && isServing()) {
      LOGGER.log(
          Level.INFO,
          "The database serves again, after {0} s",
          Long.toString(Duration.ofNanos(now - outageBegan).toSeconds()));
    }
  }

  /** What the driver said; of such failures it quotes nothing that was to be stored. */
  private static String reason(Throwable failure) {
    Optional<String> said = Optional.empty();
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
      if (cause instanceof SQLException && cause.getMessage() != null) {
        said = cause.getMessage().lines().findFirst();
      }
      depth++;
    }
    return said.map(text -> " (" + text + ")").orElse("");
  }
}
