package org.countersign.adapters.persistence;

import java.util.List;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.batch.GroupCommit;
import org.countersign.adapters.persistence.issuance.JdbcIssuanceJournal;
import org.countersign.adapters.persistence.key.JdbcKeyRecords;
import org.countersign.adapters.persistence.key.KeyQuestion;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.application.port.telemetry.CommitMetrics;

/**
 * What each request for a certificate reads and writes, outside of Jakarta Persistence and of the
 * container's transactions: in plain statements, shared by the requests of a moment.
 */
public final class RecordingAdapters implements AutoCloseable {

  private final GroupCommit units;
  private final IssuanceJournal issuanceJournal;
  private final JdbcKeyRecords keyRecords;

  /**
   * Opens no connection yet.
   *
   * @param dataSource gives new connections, which belong to no transaction of a container's and do
   *     not wait for ever
   * @param availability is told how writing goes
   * @param metrics is told of each shared commit
   */
  public RecordingAdapters(
      DataSource dataSource, DatabaseAvailability availability, CommitMetrics metrics) {
    this.units =
        new GroupCommit(
            dataSource,
            List.of(KeyQuestion.INQUIRY),
            JdbcIssuanceJournal.STATEMENTS,
            availability,
            metrics);
    this.issuanceJournal = new JdbcIssuanceJournal(units);
    this.keyRecords = new JdbcKeyRecords(dataSource);
  }

  public IssuanceJournal issuanceJournal() {
    return issuanceJournal;
  }

  public KeyRecords keyRecords() {
    return keyRecords;
  }

  /** How many units of work wait for the commit under way to end. */
  public int waiting() {
    return units.waiting();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    units.close();
    keyRecords.close();
  }
}
