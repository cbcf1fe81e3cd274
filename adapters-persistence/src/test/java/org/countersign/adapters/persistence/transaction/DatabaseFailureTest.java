package org.countersign.adapters.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

  @ParameterizedTest(name = "{1} ({0})")
  @CsvSource({
    "23505, unique violation, DuplicateEntry",
    "23503, foreign key violation, ConcurrentChange",
    "23001, restrict violation, ConcurrentChange",
    "40001, serialization failure, ConcurrentChange",
    "40P01, deadlock, ConcurrentChange",
    "23502, null in a column that has none, PersistenceException",
    "25P02, transaction is aborted, PersistenceException",
    "08006, connection is gone, StoreUnavailable",
    "53100, disk full, StoreUnavailable",
    "57P01, terminated by the administrator, StoreUnavailable",
    "57014, cancelled, PersistenceException",
    "58030, input or output failed, StoreUnavailable",
    "25006, read-only transaction, StoreUnavailable"
  })
  void isToldByItsSqlState(String state, String meaning, String translated) {
    RuntimeException failure =
        new PersistenceException(new RuntimeException(new SQLException(meaning, state)));

    assertThat(DatabaseFailure.translate(failure).getClass().getSimpleName()).isEqualTo(translated);
  }

  @Test
  void isFoundBehindTheFirstOfABatch() {
    BatchUpdateException batch = new BatchUpdateException("a batch failed", new int[0]);
    batch.setNextException(new SQLException("unique violation", "23505"));

    assertThat(DatabaseFailure.translate(new PersistenceException(batch)))
        .isInstanceOf(DuplicateEntry.class);
  }

  @Test
  void isFoundAmongWhatACommitSuppressed() {
    RollbackException commit = new RollbackException("not committed");
    commit.addSuppressed(new RuntimeException(new SQLException("serialization failure", "40001")));

    assertThat(DatabaseFailure.meaningOf(commit))
        .hasValueSatisfying(meaning -> assertThat(meaning).isInstanceOf(ConcurrentChange.class));
  }

  @Test
  void ofAPoolThatHasNoConnectionIsThatTheStoreIsUnavailable() {
    RuntimeException failure =
        new PersistenceException(
            new SQLException("no connection", new ResourceException("time is over")));

    assertThat(DatabaseFailure.translate(failure)).isInstanceOf(StoreUnavailable.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"08006", "57P01", "53100"})
  void leavesOpenWhetherACommitWasDoneThatWasLost(String state) {
    RollbackException commit = new RollbackException("not committed");
    commit.addSuppressed(new RuntimeException(new SQLException("lost", state)));

    assertThat(DatabaseFailure.translateInCommit(new IllegalStateException("failed", commit)))
        .isInstanceOfSatisfying(
            StoreUnavailable.class,
            unavailable -> assertThat(unavailable.isPerhapsWritten()).isTrue());
  }

  @Test
  void ofAVersionIsAConcurrentChange() {
    assertThat(DatabaseFailure.translate(new OptimisticLockException("stale")))
        .isInstanceOf(ConcurrentChange.class);
  }

  @Test
  void ofAnotherKindStaysWhatItIs() {
    RuntimeException failure = new IllegalArgumentException("a bug");

    assertThat(DatabaseFailure.translate(failure)).isSameAs(failure);
  }

  @Test
  void saysNothingThatTheDatabaseSaid() {
    RuntimeException failure =
        new PersistenceException(
            new SQLException("Key (client_id)=(a-secret-name) already exists", "23505"));

    assertThat(DatabaseFailure.translate(failure).getMessage()).doesNotContain("a-secret-name");
  }

  @Test
  void endsWhereCausesGoInCircles() {
    RuntimeException first = new RuntimeException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);

    assertThat(DatabaseFailure.translate(first)).isSameAs(first);
  }
}
