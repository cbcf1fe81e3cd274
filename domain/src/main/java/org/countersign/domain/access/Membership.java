package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * An identity's role in a project; at most one for each pair.
 *
 * @param profileIds the profiles a requester may issue on; of no meaning to the other roles
 */
public record Membership(
    UUID projectId, UUID identityId, ProjectRole role, Set<UUID> profileIds, Instant createdAt) {

  public Membership {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(identityId, "identityId");
    Objects.requireNonNull(role, "role");
    profileIds = Set.copyOf(profileIds);
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Whether a certificate may be asked for on this profile. */
  public boolean mayIssueOn(UUID profileId) {
    return role.permits(Permission.ISSUE_CERTIFICATES)
        && (!role.isBoundToNamedProfiles() || profileIds.contains(profileId));
  }
}
