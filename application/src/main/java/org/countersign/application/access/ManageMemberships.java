package org.countersign.application.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.ProjectRole;

/** Which identity has which role in a project; changing it takes the project role admin. */
public interface ManageMemberships {

  /**
   * @throws Refused NOT_FOUND for project, identity or profile; CONFLICT when it is a member
   *     already
   */
  Member add(
      Caller caller, UUID projectId, UUID identityId, ProjectRole role, Set<UUID> profileIds);

  /**
   * @throws Refused NOT_FOUND {@code Membership not found}
   */
  Member find(Caller caller, UUID projectId, UUID identityId);

  Page<Member> list(Caller caller, UUID projectId, PageRequest page);

  /** Changes what is given. */
  Member update(
      Caller caller,
      UUID projectId,
      UUID identityId,
      Optional<ProjectRole> role,
      Optional<Set<UUID>> profileIds);

  Member remove(Caller caller, UUID projectId, UUID identityId);

  /** A membership with the identity it is of. */
  record Member(Membership membership, Identity identity) {
    public Member {
      Objects.requireNonNull(membership, "membership");
      Objects.requireNonNull(identity, "identity");
    }
  }
}
