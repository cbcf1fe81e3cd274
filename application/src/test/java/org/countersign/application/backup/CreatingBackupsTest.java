package org.countersign.application.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.backup.CreateBackup.CreatedBackup;
import org.countersign.application.port.persistence.Backups;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.junit.jupiter.api.Test;

class CreatingBackupsTest {

  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
  private static final Caller ADMIN = caller(OrganizationRole.ADMIN);

  private final InMemoryStores stores = new InMemoryStores();
  private Runnable whileCopying = () -> {};
  private Optional<String> unsupported = Optional.empty();

  private final CreateBackup backups =
      new BackupCreation(
          new Backups() {
            @Override
            public Backup create(String name) {
              whileCopying.run();
              return new Backup("/backups/" + name + ".db", 42, "00ff");
            }

            @Override
            public Optional<String> unsupported() {
              return unsupported;
            }
          },
          stores.unitOfWork(),
          new AuditLog(stores.auditTrail(), UUID::randomUUID, Clock.fixed(NOW, ZoneOffset.UTC)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static Caller caller(OrganizationRole role) {
    return new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), role);
  }

  @Test
  void namesACopyByItsTimeAndRecordsIt() {
    assertThat(backups.create(ADMIN))
        .isEqualTo(
            new CreatedBackup("/backups/countersign-20300102T030405.678Z.db", 42, "00ff", NOW));
    assertThat(
            stores
                .unitOfWork()
                .commit(
                    () ->
                        stores
                            .auditTrail()
                            .list(
                                AuditEventCriteria.allOf(Optional.empty()), new PageRequest(0, 10)))
                .items())
        .singleElement()
        .satisfies(event -> assertThat(event.action()).isEqualTo("backup.created"));
  }

  @Test
  void isForAdministratorsOfTheOrganisation() {
    assertRefused(
        RefusalKind.PERMISSION_DENIED,
        "You are not allowed to create on backups",
        caller(OrganizationRole.MEMBER));
  }

  @Test
  void saysHowAnotherDatabaseIsBackedUp() {
    unsupported = Optional.of("Use its own means");

    assertRefused(RefusalKind.BAD_REQUEST, "Use its own means", ADMIN);
  }

  @Test
  void makesOneAtATime() {
    whileCopying =
        () -> {
          Thread other =
              new Thread(
                  () ->
                      assertRefused(
                          RefusalKind.CONFLICT,
                          "A backup is being made already; wait until it is done",
                          ADMIN));
          Throwable[] thrown = new Throwable[1];
          other.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
          other.start();
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          assertThat(thrown[0]).isNull();
        };

    assertThat(backups.create(ADMIN).octets()).isEqualTo(42);
  }

  private void assertRefused(RefusalKind kind, String message, Caller caller) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> backups.create(caller))
        .withMessage(message)
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
  }
}
