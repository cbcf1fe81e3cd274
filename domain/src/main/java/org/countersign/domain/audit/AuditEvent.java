package org.countersign.domain.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.Principal;

/**
 * One thing that happened.
 *
 * @param projectId empty for what belongs to the installation, such as making a project
 * @param actorKind what did it
 * @param actorId who did it; empty when the server did it by itself, and only then
 * @param action what happened, dotted: {@code certificate.issued}, {@code policy.updated}
 * @param subjectId the thing it happened to
 * @param details facts by name; never a secret
 * @param origin where the call came from that did it
 */
public record AuditEvent(
    UUID id,
    Instant at,
    Optional<UUID> projectId,
    Principal.Kind actorKind,
    Optional<UUID> actorId,
    String action,
    String subjectId,
    Map<String, String> details,
    Origin origin) {

  public AuditEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(actorKind, "actorKind");
    if (actorId.isPresent() == (actorKind == Principal.Kind.SYSTEM)) {
      throw new IllegalArgumentException(
          "an actor of the kind " + actorKind + " cannot have the id " + actorId);
    }
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subjectId, "subjectId");
    details = Map.copyOf(details);
    Objects.requireNonNull(origin, "origin");
  }
}
