package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.countersign.adapters.persistence.change.PointInTime;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node trusts what it has seen, and when it no longer does. */
abstract class RecentChangesContract {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  private TestDatabase database;
  private boolean isDown;
  private PointInTime now = new PointInTime(Duration.ofHours(1), Duration.ofDays(20_000));
  private RecentChanges changes;
  private RecentChanges elsewhere;

  abstract TestDatabase newDatabase();

  @BeforeEach
  void open() {
    database = newDatabase();
    TransactionalDataSource dataSource =
        new TransactionalDataSource(
            com.arjuna.ats.jta.TransactionManager.transactionManager(), this::connect);
    SchemaMigration.migrate(dataSource);
    changes = new RecentChanges(dataSource, () -> now);
    elsewhere = new RecentChanges(dataSource, () -> now);
  }

  private Connection connect() throws SQLException {
    if (isDown) {
      throw new SQLException("down");
    }
    return database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    if (database != null) {
      changes.close();
      elsewhere.close();
      database.close();
    }
  }

  @Test
  void knowsNothingBeforeItsFirstLook() {
    assertThat(changes.epoch()).isEmpty();
  }

  @Test
  void trustsALookForASecond() {
    changes.look();
    OptionalLong epoch = changes.epoch();

    passes(SECOND);
    assertThat(changes.epoch()).isEqualTo(epoch).isPresent();

    passes(MILLISECOND);
    assertThat(changes.epoch()).isEmpty();
  }

  @Test
  void trustsNoLookFromBeforeTheMachineWasSuspended() {
    changes.look();

    now = new PointInTime(now.sinceBoot(), now.sinceEpoch().plus(Duration.ofHours(1)));

    assertThat(changes.epoch()).isEmpty();
  }

  @Test
  void isNotDisturbedByAClockThatIsSetBack() {
    changes.look();

    now = new PointInTime(now.sinceBoot(), now.sinceEpoch().minus(Duration.ofHours(1)));

    assertThat(changes.epoch()).isPresent();
  }

  @Test
  void staysInItsEpochAsLongAsItKeepsLooking() {
    changes.look();
    OptionalLong epoch = changes.epoch();

    for (int look = 0; look < 3; look++) {
      passes(SECOND);
      changes.look();
    }

    assertThat(changes.epoch()).isEqualTo(epoch);
  }

  @Test
  void takesEverythingForChangedWhenItHasLookedAway() {
    changes.look();
    OptionalLong epoch = changes.epoch();

    passes(SECOND.plus(MILLISECOND));
    changes.look();

    assertThat(changes.epoch().orElseThrow()).isGreaterThan(epoch.orElseThrow());
  }

  @Test
  void seesAChangeOnce() throws SQLException {
    changes.look();
    OptionalLong before = changes.epoch();

    change();
    changes.look();
    OptionalLong after = changes.epoch();
    changes.look();

    assertThat(after.orElseThrow()).isGreaterThan(before.orElseThrow());
    assertThat(changes.epoch()).isEqualTo(after);
  }

  @Test
  void trustsNothingWhenTheDatabaseIsGoneAndTakesEverythingForChangedWhenItIsBack()
      throws SQLException {
    changes.look();
    OptionalLong epoch = changes.epoch();
    changes.close();

    isDown = true;
    assertThatIllegalStateException().isThrownBy(changes::look);
    assertThat(changes.epoch()).as("the last look is not a second old").isEqualTo(epoch);
    passes(SECOND.plus(MILLISECOND));
    assertThatIllegalStateException().isThrownBy(changes::look);
    assertThat(changes.epoch()).isEmpty();

    isDown = false;
    changes.look();
    assertThat(changes.epoch().orElseThrow()).isGreaterThan(epoch.orElseThrow());
  }

  @Test
  void removesWhatItHasKnownForTenMinutesAndNobodyTakesThatForAChange() throws SQLException {
    change();
    changes.look();
    passes(Duration.ofMinutes(10));
    change();
    changes.look();

    changes.forgetOld();
    assertThat(rows()).isEqualTo(2);

    passes(MILLISECOND);
    changes.look();
    elsewhere.look();
    OptionalLong here = changes.epoch();
    OptionalLong there = elsewhere.epoch();
    changes.forgetOld();
    assertThat(rows()).isEqualTo(1);

    changes.look();
    elsewhere.look();
    assertThat(changes.epoch()).isEqualTo(here);
    assertThat(elsewhere.epoch()).isEqualTo(there);
  }

  private void passes(Duration time) {
    now = new PointInTime(now.sinceBoot().plus(time), now.sinceEpoch().plus(time));
  }

  private void change() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO recent_change (id, changed_at) VALUES ('" + UUID.randomUUID() + "', 0)");
    }
  }

  private int rows() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM recent_change")) {
      count.next();
      return count.getInt(1);
    }
  }
}
