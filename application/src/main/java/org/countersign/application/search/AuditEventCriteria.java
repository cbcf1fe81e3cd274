package org.countersign.application.search;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.Principal;

/**
 * Which audit events are looked for; all of it must hold, and what is empty always does.
 *
 * @param projectId what happened in this project; empty for the whole installation
 * @param action the whole name, such as {@code certificate.issued}
 * @param from not before this moment
 * @param to not after this one
 */
public record AuditEventCriteria(
    Optional<UUID> projectId,
    Optional<String> action,
    Optional<Principal.Kind> actorKind,
    Optional<UUID> actorId,
    Optional<Instant> from,
    Optional<Instant> to) {

  public AuditEventCriteria {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(actorKind, "actorKind");
    Objects.requireNonNull(actorId, "actorId");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Everything that happened in a project, or in the whole installation. */
  public static AuditEventCriteria allOf(Optional<UUID> projectId) {
    return new AuditEventCriteria(
        projectId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
