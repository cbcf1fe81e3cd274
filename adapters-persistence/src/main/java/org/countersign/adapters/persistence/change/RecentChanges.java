package org.countersign.adapters.persistence.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.application.port.persistence.Freshness;

/**
 * What this node knows of changes, its own and those of other nodes, by looking at the table {@code
 * recent_change} again and again.
 *
 * <p>A look counts from the moment it began: whatever was committed before then, it has seen. That
 * a change is new is told by its id alone, so that a unit that commits long after others that began
 * later is noticed all the same.
 */
public final class RecentChanges implements Freshness {

  /** How old the last look may be; the port's second. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * How long a change is kept after a node has learned of it. Far longer than {@link #PATIENCE}: a
   * node that has looked away for longer than that takes everything for changed.
   */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final DataSource dataSource;
  private final Supplier<PointInTime> clock;
  private final AtomicLong epoch = new AtomicLong();
  private final Map<UUID, PointInTime> known = new ConcurrentHashMap<>();
  private volatile PointInTime lastLook;

  /** Kept open: a look must not wait for its turn when all connections are busy issuing. */
  private Connection connection;

  /**
   * @param dataSource gives connections that commit each statement; {@link #look} is called outside
   *     of transactions
   */
  public RecentChanges(DataSource dataSource) {
    this(dataSource, PointInTime::now);
  }

  /** With a clock of a test's own. */
  public RecentChanges(DataSource dataSource, Supplier<PointInTime> clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  @Override
  public OptionalLong epoch() {
    // First the look, then the number: a look raises the number before it is itself told of.
    PointInTime last = lastLook;
    return last == null || clock.get().isLaterBy(PATIENCE, last)
        ? OptionalLong.empty()
        : OptionalLong.of(epoch.get());
  }

  /** Whether a look has succeeded that began no longer ago than this. */
  public boolean lookedWithin(Duration age) {
    PointInTime last = lastLook;
    return last != null && !clock.get().isLaterBy(age, last);
  }

  /** A unit of work on this node, now over, has noted a change. */
  public void changedHere() {
    epoch.incrementAndGet();
  }

  /**
   * Looks for changes that this node does not know of.
   *
   * @throws IllegalStateException when the database cannot be looked at; the next look tries again
   */
  public synchronized void look() {
    PointInTime began = clock.get();
    Set<UUID> found = find();
    boolean lookedAway = lastLook == null || began.isLaterBy(PATIENCE, lastLook);
    if (lookedAway || !known.keySet().containsAll(found)) {
      epoch.incrementAndGet();
    }
    known.keySet().retainAll(found);
    found.forEach(id -> known.putIfAbsent(id, began));
    lastLook = began;
  }

  private Set<UUID> find() {
    try {
      if (connection == null) {
        connection = dataSource.getConnection();
      }
      try (PreparedStatement query = connection.prepareStatement("SELECT id FROM recent_change");
          ResultSet rows = query.executeQuery()) {
        Set<UUID> ids = new HashSet<>();
        while (rows.next()) {
          ids.add(ColumnType.uuid(rows, 1));
        }
        return ids;
      }
    } catch (SQLException e) {
      IllegalStateException failure =
          new IllegalStateException("the database cannot be looked at for changes", e);
      disconnect(failure);
      throw failure;
    }
  }

  /** Looks no more, and gives the connection back. */
  public synchronized void close() {
    IllegalStateException failure = new IllegalStateException("the connection cannot be closed");
    if (!disconnect(failure)) {
      throw failure;
    }
  }

  private boolean disconnect(RuntimeException reason) {
    Connection old = connection;
    connection = null;
    try {
      if (old != null) {
        old.close();
      }
      return true;
    } catch (SQLException e) {
      reason.addSuppressed(e);
      return false;
    }
  }

  /**
   * Removes the changes that every node has had the time to learn of.
   *
   * @throws IllegalStateException when the database does not do it
   */
  public void forgetOld() {
    PointInTime now = clock.get();
    List<UUID> old =
        known.entrySet().stream()
            .filter(change -> now.isLaterBy(KEPT, change.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!old.isEmpty()) {
      remove(old);
    }
  }

  private void remove(List<UUID> ids) {
    try (Connection own = dataSource.getConnection();
        PreparedStatement delete = own.prepareStatement("DELETE FROM recent_change WHERE id = ?")) {
      for (UUID id : ids) {
        delete.setObject(1, id);
        delete.addBatch();
      }
      delete.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("changes that are known cannot be removed", e);
    }
  }
}
