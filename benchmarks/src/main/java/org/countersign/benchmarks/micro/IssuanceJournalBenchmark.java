package org.countersign.benchmarks.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.JpaStores;
import org.countersign.adapters.persistence.SqliteDatabase;
import org.countersign.adapters.persistence.TestDatabase;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.port.persistence.StoresContract;
import org.countersign.application.port.persistence.StoresContract.Tenant;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What one certificate costs to store: a pending request on the disk, then its outcome with the
 * certificate and the audit event on the disk. Making the records is part of it.
 */
@State(Scope.Benchmark)
public class IssuanceJournalBenchmark extends Measured {

  private static final Instant AT = Instant.parse("2030-01-01T12:00:00Z");

  /** That there is nothing on record of. */
  private static final SubjectPublicKeyInfo ON_A_KEY =
      new SubjectPublicKeyInfo(KeyAlgorithm.EC_P256, new byte[91], new byte[65]);

  /** Where they are stored; every commit is synced. */
  public enum Database {
    EMBEDDED,
    POSTGRESQL;

    TestDatabase in(Path directory) {
      return this == EMBEDDED
          ? new SqliteDatabase(directory)
          : new OwnServer(DatabaseServer.Postgresql.start(directory));
    }
  }

  @Param public Database database;

  private Path directory;
  private JpaStores stores;
  private IssuanceJournal journal;
  private Tenant tenant;

  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("countersign-records");
    stores = new JpaStores(database.in(directory));
    journal = stores.issuanceJournal();
    StoresContract contract = () -> stores;
    tenant = contract.storedTenant();
  }

  @TearDown
  public void close() throws IOException {
    stores.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(IssuanceJournalBenchmark::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Benchmark
  @Threads(1)
  public IssuedCertificate alone() {
    return store();
  }

  /** In commits that are shared. */
  @Benchmark
  @Threads(32)
  public IssuedCertificate together() {
    return store();
  }

  private IssuedCertificate store() {
    IssuanceRecord request = tenant.aRequest().build();
    journal.pending(request, ON_A_KEY, Optional.empty());
    IssuedCertificate certificate = tenant.aCertificate(request).build();
    journal.issued(
        request.issued(Optional.empty(), certificate.createdAt()),
        certificate,
        Records.anAuditEvent(Optional.of(tenant.projectId()), AT));
    return certificate;
  }

  /** PostgreSQL for this alone. */
  private record OwnServer(DatabaseServer.Postgresql server) implements TestDatabase {

    @Override
    public Connection connect() throws SQLException {
      return server.connect();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
