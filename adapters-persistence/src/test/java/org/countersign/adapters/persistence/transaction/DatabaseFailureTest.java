package org.countersign.adapters.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

  @ParameterizedTest(name = "{1} ({0})")
  @CsvSource({
    "23505, unique violation, DuplicateEntry",
    "23503, foreign key violation, ConcurrentChange",
    "23504, foreign key still named in HSQLDB, ConcurrentChange",
    "23001, restrict violation, ConcurrentChange",
    "40001, serialization failure, ConcurrentChange",
    "40P01, deadlock, ConcurrentChange",
    "23502, null in a column that has none, PersistenceException",
    "25P02, transaction is aborted, PersistenceException",
    "08006, connection is gone, PersistenceException"
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
