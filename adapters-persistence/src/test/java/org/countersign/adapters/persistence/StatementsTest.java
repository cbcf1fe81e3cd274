package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IssuanceJournal.Binding;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.Records;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
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
  private final IssuanceRecord request =
      IssuanceRecordBuilder.aCertificateRequest()
          .inProject(project.id())
          .underAuthority(authority.id())
          .withMetadata("team", "blue")
          .withMetadata("env", "prod")
          .build();

  private JpaStores stores;

  @BeforeEach
  void open(@TempDir Path directory) {
    stores =
        new JpaStores(
            new WatchedDatabase(new SqliteDatabase(directory), statements::add, () -> {}));
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
  void recordsARequestByOneQuestionAndInserts() {
    record();

    assertThat(beginnings())
        .containsExactly(
            "SELECT",
            "INSERT INTO certificate_request",
            "INSERT INTO certificate_request_metadata",
            "INSERT INTO signed_content",
            "INSERT INTO pending_issuance",
            "INSERT INTO idempotency_key");
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
        .issuanceJournal()
        .issued(
            request.issued(Optional.empty(), Instant.EPOCH),
            certificate,
            Records.anAuditEvent(Optional.of(project.id()), Instant.EPOCH));

    assertThat(beginnings())
        .containsExactly(
            "DELETE FROM pending_issuance", "INSERT INTO certificate", "INSERT INTO audit_event");
  }

  @Test
  void asksOnceForAllThatIsOnRecordOfAKey() {
    stores.keyRecords().of(authority.certificate().orElseThrow().publicKey(), project.id());

    assertThat(beginnings()).containsExactly("SELECT");
  }

  private List<String> beginnings() {
    return statements.stream()
        .map(sql -> sql.replaceFirst("^(INSERT INTO \\w+|SELECT|DELETE FROM \\w+).*", "$1"))
        .toList();
  }

  private void record() {
    IdempotencyKey key =
        new IdempotencyKey(
            UUID.randomUUID(), "k", "00", request.id(), List.of(), Instant.EPOCH, Instant.EPOCH);
    stores
        .issuanceJournal()
        .pending(
            request,
            CertificateAuthorityBuilder.anAuthority()
                .build()
                .certificate()
                .orElseThrow()
                .publicKey(),
            Optional.of(new Binding(key, Optional.empty())));
  }
}
