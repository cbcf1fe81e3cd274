package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.application.port.persistence.Records;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.GeneralNameKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a certificate costs PostgreSQL, one after the other: a P-256 one with two DNS names, as they
 * are issued by the million.
 */
class RecordCostTest {

  private static final int CERTIFICATES = 200;
  private static final int CSR_OCTETS = 330;
  private static final int TO_BE_SIGNED_OCTETS = 540;

  private static final List<String> TABLES =
      List.of(
          "certificate_request",
          "certificate_request_metadata",
          "certificate_request_violation",
          "signed_content",
          "certificate",
          "audit_event",
          "idempotency_key");

  private final Project project = Records.aProject();
  private final CertificateAuthority authority =
      CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();
  private final Random random = new Random(20300101);

  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();

  private EmbeddedPostgres server;
  private JpaStores stores;

  @BeforeEach
  void open(@TempDir Path directory) {
    PostgresServer.assumePresent();
    server = PostgresServer.startQuiet(directory);
    String url = server.getJdbcUrl("postgres", "postgres");
    stores =
        new JpaStores(
            new WatchedDatabase(
                PostgresServer.at(() -> DriverManager.getConnection(url)),
                sql -> statements.incrementAndGet(),
                commits::incrementAndGet));
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.authorities().add(authority);
            });
    issue(1);
  }

  @AfterEach
  void close() throws IOException {
    stores.close();
    server.close();
  }

  @Test
  void isTwelveIndexEntries() throws SQLException {
    long before = indexEntries();

    issue(CERTIFICATES);

    // The pending one is removed with its entry.
    long pending =
        number("SELECT COUNT(*) FROM pg_index WHERE indrelid = 'pending_issuance'::regclass");
    assertThat((indexEntries() - before) / CERTIFICATES + pending).isLessThanOrEqualTo(12);
  }

  @Test
  void isFourAndAHalfKibibytesOfLog() throws SQLException {
    long before = number("SELECT pg_current_wal_insert_lsn() - '0/0'");

    issue(CERTIFICATES);

    long octets = number("SELECT pg_current_wal_insert_lsn() - '0/0'") - before;
    assertThat(octets / CERTIFICATES).isLessThanOrEqualTo(4_608);
  }

  /** The driver sends the beginning of a transaction with its first statement. */
  @Test
  void isTwoStatementsEachWithItsCommit() {
    statements.set(0);
    commits.set(0);

    issue(CERTIFICATES);

    assertThat(statements).hasValue(2 * CERTIFICATES);
    assertThat(commits).hasValue(2 * CERTIFICATES);
  }

  private void issue(int certificates) {
    RecordedIssuance recorded = new RecordedIssuance(stores.issuanceJournal());
    for (int i = 0; i < certificates; i++) {
      IssuanceRecord request = recorded.of(aRequest(random.nextInt(1_000_000)));
      recorded.settled(
          request.issued(Optional.empty(), request.createdAt().plusSeconds(1)),
          IssuedCertificateBuilder.anIssuedCertificate()
              .answering(request)
              .withSubject(request.content().subject())
              .withDnsName(request.content().names().get(0).value())
              .withDnsName(request.content().names().get(1).value())
              .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
              .build());
    }
  }

  private IssuanceRecord aRequest(int number) {
    String host = "host-" + number + ".example.com";
    return IssuanceRecordBuilder.aCertificateRequest()
        .inProject(project.id())
        .askedForBy(authority.id())
        .onProfile(authority.id())
        .underAuthority(authority.id())
        .withCommonName(host)
        .withName(GeneralNameKind.DNS_NAME, host)
        .withName(GeneralNameKind.DNS_NAME, "www." + host)
        .withCsr(
            "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets(CSR_OCTETS))
                + "\n-----END CERTIFICATE REQUEST-----\n")
        .withToBeSigned(octets(TO_BE_SIGNED_OCTETS))
        .on(RequestedTerms.NONE)
        .build();
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  /** As many as there are rows times the indexes that hold them all. */
  private long indexEntries() throws SQLException {
    long entries = 0;
    for (String table : TABLES) {
      long indexes =
          number(
              "SELECT COUNT(*) FROM pg_index WHERE indrelid = '"
                  + table
                  + "'::regclass AND indpred IS NULL");
      entries += indexes * number("SELECT COUNT(*) FROM " + table);
    }
    return entries;
  }

  private long number(String query) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
