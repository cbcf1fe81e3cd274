package org.countersign.application.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.access.ProjectRole;

/**
 * What a caller may do in one project.
 *
 * @param profileIds the named profiles, for a role that is bound to them
 */
public record ProjectAccess(Caller caller, ProjectRole role, Set<UUID> profileIds) {

  public ProjectAccess {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(role, "role");
    profileIds = Set.copyOf(profileIds);
  }

  /**
   * @throws Refused when the role does not permit it
   */
  public ProjectAccess require(Permission permission) {
    if (!role.permits(permission)) {
      throw Refused.denied(permission);
    }
    return this;
  }

  /**
   * @throws Refused when the caller may not ask for certificates on this profile
   */
  public void requireIssuingOn(UUID profileId) {
    require(Permission.ISSUE_CERTIFICATES);
    if (role.isBoundToNamedProfiles() && !profileIds.contains(profileId)) {
      throw Refused.denied(Permission.ISSUE_CERTIFICATES);
    }
  }

  /** Whether the caller may see this profile. */
  public boolean seesProfile(UUID profileId) {
    return role.permits(Permission.READ_PROFILES)
        && (!role.isBoundToNamedProfiles() || profileIds.contains(profileId));
  }

  /**
   * Whose requests and certificates the caller sees: empty for everybody's, else only this
   * identity's.
   */
  public Optional<UUID> onlyRequestedBy() {
    return role.isBoundToNamedProfiles() ? Optional.of(caller.id()) : Optional.empty();
  }

  /** Whether the caller sees what this identity asked for. */
  public boolean seesRequestsOf(UUID requesterId) {
    return onlyRequestedBy().map(requesterId::equals).orElse(true);
  }
}
