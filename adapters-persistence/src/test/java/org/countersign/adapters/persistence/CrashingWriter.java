package org.countersign.adapters.persistence;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.UUID;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.port.persistence.Stores;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;

/**
 * A program that issues as fast as it can in eight threads, says each certificate that is
 * committed, and is killed in the midst of it.
 */
final class CrashingWriter {

  static final int THREADS = 8;

  private final Stores stores;
  private final RecordedIssuance recorded;
  private final Project project = Records.aProject();
  private final CertificateAuthority authority =
      CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();

  private CrashingWriter(Stores stores) {
    this.stores = stores;
    this.recorded = new RecordedIssuance(stores.issuanceJournal());
  }

  /**
   * @param arguments {@code sqlite} and a directory, or {@code postgresql} and a URL
   */
  public static void main(String[] arguments) {
    new CrashingWriter(new JpaStores(database(arguments[0], arguments[1]))).write();
  }

  private static TestDatabase database(String kind, String where) {
    return kind.equals("sqlite")
        ? new SqliteDatabase(Path.of(where))
        : PostgresServer.at(() -> DriverManager.getConnection(where));
  }

  private void write() {
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.authorities().add(authority);
            });
    for (int i = 0; i < THREADS; i++) {
      new Thread(this::issueForEver).start();
    }
  }

  private void issueForEver() {
    while (true) {
      UUID id = issue();
      // One write to the pipe for each line: what the reader has, was said after the commit.
      System.out.print(id + "\n");
      System.out.flush();
    }
  }

  private UUID issue() {
    return recorded
        .of(
            IssuedCertificateBuilder.anIssuedCertificate()
                .inProject(project.id())
                .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
                .withId(UUID.randomUUID())
                .build())
        .id();
  }
}
