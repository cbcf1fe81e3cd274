package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.CertificateRequestBuilder;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IdempotencyKeys.Remarks;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.Records;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuing asks the database nothing that it does not need to know. */
class StatementsTest {

  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final Project project = Records.aProject();
  private final CertificateAuthority authority =
      CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();
  private final CertificateRequest request =
      CertificateRequestBuilder.aCertificateRequest()
          .inProject(project.id())
          .withMetadata("team", "blue")
          .withMetadata("env", "prod")
          .build();

  private JpaStores stores;

  @BeforeEach
  void open(@TempDir Path directory) {
    stores = new JpaStores(new Recorded(new HsqldbDatabase(directory)));
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.authorities().add(authority);
            });
    statements.clear();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void recordsARequestByInsertsAlone() {
    record();

    assertThat(statements)
        .containsExactly(
            "INSERT INTO certificate_request",
            "INSERT INTO certificate_request_metadata",
            "INSERT INTO idempotency_key");
  }

  @Test
  void storesACertificateByInsertsAndOneUpdate() {
    record();
    statements.clear();
    IssuedCertificate certificate =
        IssuedCertificateBuilder.anIssuedCertificate()
            .answering(request)
            .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
            .build();

    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.certificates().add(certificate);
              stores.certificateRequests().settle(request.issued(certificate.id(), Instant.EPOCH));
              stores
                  .auditTrail()
                  .append(Records.anAuditEvent(Optional.of(project.id()), Instant.EPOCH));
            });

    assertThat(statements)
        .containsExactly(
            "INSERT INTO certificate", "UPDATE certificate_request", "INSERT INTO audit_event");
  }

  private void record() {
    IdempotencyKey key =
        new IdempotencyKey(
            UUID.randomUUID(), "k", "00", request.id(), Remarks.NONE, Instant.EPOCH, Instant.EPOCH);
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.certificateRequests().add(request);
              stores.idempotencyKeys().add(key);
            });
  }

  /** Notes the beginning of each statement that is prepared. */
  private final class Recorded implements TestDatabase {

    private final TestDatabase database;

    Recorded(TestDatabase database) {
      this.database = database;
    }

    @Override
    public Connection connect() throws SQLException {
      Connection connection = database.connect();
      return (Connection)
          Proxy.newProxyInstance(
              StatementsTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (self, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  statements.add(beginning((String) arguments[0]));
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    private static String beginning(String sql) {
      return sql.replaceFirst("^(INSERT INTO \\w+|UPDATE \\w+|SELECT|DELETE FROM \\w+).*", "$1");
    }

    @Override
    public void close() throws SQLException {
      database.close();
    }
  }
}
