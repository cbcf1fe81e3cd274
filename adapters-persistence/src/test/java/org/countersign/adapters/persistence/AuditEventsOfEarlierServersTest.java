package org.countersign.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Principal.Kind;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.audit.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers wrote events before these said what kind of principal acted. */
class AuditEventsOfEarlierServersTest {

  private JpaStores stores;

  @BeforeEach
  void open(@TempDir Path directory) {
    stores = new JpaStores(new SqliteDatabase(directory));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void areOfMachineIdentitiesOrOfTheServer() {
    AuditEvent ofAnIdentity =
        event(1, Principal.machineIdentity(UUID.randomUUID(), "robot"), "certificate.issued");
    AuditEvent ofTheServer = event(0, Principal.SYSTEM, "identity.created");
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.auditTrail().append(ofAnIdentity);
              stores.auditTrail().append(ofTheServer);
            });
    stores.execute("UPDATE audit_event SET actor_type = NULL");

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
        .containsExactly(ofAnIdentity, ofTheServer)
        .extracting(AuditEvent::actorKind)
        .containsExactly(Kind.MACHINE_IDENTITY, Kind.SYSTEM);
  }

  private static AuditEvent event(int second, Principal actor, String action) {
    return new AuditEvent(
        // Events are listed by their ids, which are in the order of time.
        new UUID(second, 0),
        Instant.ofEpochSecond(second),
        Optional.empty(),
        actor.kind(),
        actor.id(),
        action,
        "",
        Map.of(),
        Origin.NONE);
  }
}
