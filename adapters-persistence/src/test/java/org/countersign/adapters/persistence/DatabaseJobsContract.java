package org.countersign.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.job.DbJobScheduler;
import org.countersign.adapters.persistence.job.JobTimes;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.application.port.job.JobSchedulerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Jobs on a database, with short times. */
abstract class DatabaseJobsContract extends JobSchedulerContract {

  private static final JobTimes SHORT =
      new JobTimes(Duration.ofMillis(20), Duration.ofMillis(250), Duration.ofMillis(200));

  private TestDatabase database;

  abstract TestDatabase newDatabase();

  @BeforeEach
  void open() {
    database = newDatabase();
    SchemaMigration.migrate(dataSource(database::connect));
  }

  @AfterEach
  void close() throws SQLException {
    if (database != null) {
      database.close();
    }
  }

  private static TransactionalDataSource dataSource(TransactionalDataSource.Driver driver) {
    return new TransactionalDataSource(
        com.arjuna.ats.jta.TransactionManager.transactionManager(), driver);
  }

  @Override
  protected Node newNode() {
    AtomicBoolean dead = new AtomicBoolean();
    JobScheduler scheduler =
        new DbJobScheduler(
            dataSource(() -> connect(dead)),
            Executors.defaultThreadFactory(),
            SHORT,
            new DatabaseAvailability());
    return new Node() {
      @Override
      public JobScheduler scheduler() {
        return scheduler;
      }

      @Override
      public void die() {
        dead.set(true);
      }
    };
  }

  private Connection connect(AtomicBoolean dead) throws SQLException {
    if (dead.get()) {
      throw new SQLException("the node is dead");
    }
    return database.connect();
  }

  @Override
  protected Duration lease() {
    return SHORT.lease();
  }
}
