package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.countersign.adapters.persistence.backup.SqliteBackups;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.backup.BackupCreation;
import org.countersign.application.backup.CreateBackup;
import org.countersign.application.port.persistence.Backups;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.Settings;

/** Copies of the embedded database; a database server has its own means. */
@ApplicationScoped
public class BackupWiring {

  @Produces
  @Singleton
  Backups backups(Settings settings) {
    return settings.database() instanceof Database.Embedded embedded
        ? new SqliteBackups(embedded.file(), settings.dataDirectory().resolve("backups"))
        : new OfServer();
  }

  @Produces
  @Singleton
  CreateBackup createBackup(Backups backups, UnitOfWork unitOfWork, AuditLog audit, Clock clock) {
    return new BackupCreation(backups, unitOfWork, audit, clock);
  }

  private static final class OfServer implements Backups {

    @Override
    public Backup create(String name) {
      throw new UnsupportedOperationException("a database server has its own means");
    }

    @Override
    public Optional<String> unsupported() {
      return Optional.of(
          "The data is in PostgreSQL. Back it up with pg_dump or by the server's own archive, and"
              + " the master key apart from it");
    }
  }
}
