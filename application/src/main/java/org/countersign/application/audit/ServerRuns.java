package org.countersign.application.audit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.audit.Actor;

/** Tells in the audit trail from when to when a server ran, and with what. */
public final class ServerRuns {

  private final UnitOfWork unitOfWork;
  private final AuditLog audit;
  private final UUID run;

  /**
   * For one run of one server.
   *
   * @param identifiers gives the run a name, by which its end is found
   */
  public ServerRuns(UnitOfWork unitOfWork, AuditLog audit, Supplier<UUID> identifiers) {
    this.unitOfWork = unitOfWork;
    this.audit = audit;
    this.run = identifiers.get();
  }

  /**
   * The server serves from now on.
   *
   * @param facts what runs, and its settings; no secret
   */
  public void started(Map<String, String> facts) {
    record("server.started", facts);
  }

  /** The server was told to stop. One that was killed leaves no such event. */
  public void stopped() {
    record("server.stopped", Map.of());
  }

  private void record(String action, Map<String, String> facts) {
    unitOfWork.commit(() -> audit.append(Optional.empty(), Actor.SYSTEM, action, run, facts));
  }
}
