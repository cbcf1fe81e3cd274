package org.countersign.application.backup;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.Backups;
import org.countersign.application.port.persistence.Backups.Backup;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;

/** One copy at a time: each reads the whole store. */
public final class BackupCreation implements CreateBackup {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'countersign-'yyyyMMdd'T'HHmmss.SSS'Z'")
          .withZone(ZoneOffset.UTC);

  private final Backups backups;
  private final UnitOfWork unitOfWork;
  private final AuditLog audit;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();

  public BackupCreation(Backups backups, UnitOfWork unitOfWork, AuditLog audit, Clock clock) {
    this.backups = backups;
    this.unitOfWork = unitOfWork;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public CreatedBackup create(Caller caller) {
    AccessControl.requireOrganizationAdmin(caller, "create", "backups");
    backups
        .unsupported()
        .ifPresent(
            reason -> {
              throw Refused.badRequest(reason);
            });
    if (!running.tryLock()) {
      throw Refused.conflict("A backup is being made already; wait until it is done");
    }
    try {
      Instant begun = clock.instant();
      Backup backup = backups.create(NAME.format(begun));
      unitOfWork.commit(
          () ->
              audit.append(
                  Optional.empty(),
                  caller.actor(),
                  "backup.created",
                  backup.file(),
                  Map.of("sha256", backup.sha256())));
      return new CreatedBackup(backup.file(), backup.octets(), backup.sha256(), begun);
    } finally {
      running.unlock();
    }
  }
}
