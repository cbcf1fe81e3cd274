package org.countersign.domain.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened.
 *
 * @param projectId empty for what belongs to the installation, such as making a project
 * @param actorId the identity that did it; empty when the server did it by itself
 * @param action what happened, dotted: {@code certificate.issued}, {@code policy.updated}
 * @param subjectId the thing it happened to
 * @param details facts by name; never a secret
 */
public record AuditEvent(
    UUID id,
    Instant at,
    Optional<UUID> projectId,
    Optional<UUID> actorId,
    String action,
    String subjectId,
    Map<String, String> details) {

  public AuditEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(actorId, "actorId");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subjectId, "subjectId");
    details = Map.copyOf(details);
  }
}
