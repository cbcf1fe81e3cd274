package org.countersign.application.audit;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.domain.audit.Actor;
import org.countersign.domain.audit.AuditEvent;

/** Writes events in the unit of work of what they tell of. */
public final class AuditLog {

  private final AuditTrail trail;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  public AuditLog(AuditTrail trail, Supplier<UUID> identifiers, Clock clock) {
    this.trail = trail;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** Something that a caller did inside a project. */
  public void record(
      UUID projectId, Actor actor, String action, Object subject, Map<String, String> facts) {
    append(Optional.of(projectId), actor, action, subject, facts);
  }

  /** As {@link #record}, for a unit of work that appends the event itself. */
  public AuditEvent event(
      UUID projectId, Actor actor, String action, Object subject, Map<String, String> facts) {
    return event(Optional.of(projectId), actor, action, subject, facts);
  }

  /** Something that belongs to the installation, or that the server did by itself. */
  public void append(
      Optional<UUID> projectId,
      Actor actor,
      String action,
      Object subject,
      Map<String, String> facts) {
    trail.append(event(projectId, actor, action, subject, facts));
  }

  /** As {@link #append}, for a unit of work that appends the event itself. */
  public AuditEvent event(
      Optional<UUID> projectId,
      Actor actor,
      String action,
      Object subject,
      Map<String, String> facts) {
    return new AuditEvent(
        identifiers.get(),
        clock.instant(),
        projectId,
        actor.principal().kind(),
        actor.principal().id(),
        action,
        subject.toString(),
        facts,
        actor.origin());
  }
}
