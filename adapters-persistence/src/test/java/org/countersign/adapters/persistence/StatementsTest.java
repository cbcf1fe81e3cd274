package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
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
          .underAuthority(authority.id())
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
        .containsExactly("INSERT INTO pending_request", "INSERT INTO idempotency_key");
  }

  @Test
  void storesACertificateByInsertsAndOneDelete() {
    record();
    statements.clear();
    IssuedCertificate certificate =
        IssuedCertificateBuilder.anIssuedCertificate()
            .answering(request)
            .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
            .build();

    stores
        .issuanceRecords()
        .issued(
            request.issued(certificate.id(), Instant.EPOCH),
            certificate,
            Records.anAuditEvent(Optional.of(project.id()), Instant.EPOCH));

    assertThat(statements)
        .containsExactly(
            "INSERT INTO certificate_request",
            "DELETE FROM pending_request",
            "INSERT INTO certificate_request_metadata",
            "INSERT INTO certificate",
            "INSERT INTO audit_event");
  }

  @Test
  void asksOnceForAllThatIsOnRecordOfAKey() {
    stores.keyRecords().of(authority.certificate().orElseThrow().publicKey(), project.id());

    assertThat(statements).containsExactly("SELECT");
  }

  private void record() {
    IdempotencyKey key =
        new IdempotencyKey(
            UUID.randomUUID(), "k", "00", request.id(), Remarks.NONE, Instant.EPOCH, Instant.EPOCH);
    stores.issuanceRecords().pending(request, Optional.of(new Binding(key, Optional.empty())));
  }

  private interface Call {
    Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  /** Notes the beginning of each statement that is sent. */
  private final class Recorded implements TestDatabase {

    private final TestDatabase database;

    Recorded(TestDatabase database) {
      this.database = database;
    }

    @Override
    public Connection connect() throws SQLException {
      Connection connection = database.connect();
      return proxy(
          Connection.class,
          (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement
                ? noting(statement, beginning((String) arguments[0]))
                : result;
          });
    }

    private PreparedStatement noting(PreparedStatement statement, String sql) {
      return proxy(
          PreparedStatement.class,
          (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
              statements.add(sql);
            }
            return method.invoke(statement, arguments);
          });
    }

    private static <T> T proxy(Class<T> type, Call call) {
      return type.cast(
          Proxy.newProxyInstance(
              StatementsTest.class.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> {
                try {
                  return call.to(method, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
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
