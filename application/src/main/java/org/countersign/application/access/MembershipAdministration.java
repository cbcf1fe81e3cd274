package org.countersign.application.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.Permission;
import org.countersign.domain.access.ProjectRole;

final class MembershipAdministration implements ManageMemberships {

  private static final String NOT_FOUND = "Membership not found";

  private final AccessUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AccessControl control;
  private final AuditLog audit;
  private final Clock clock;

  MembershipAdministration(
      AccessUseCases.Stores stores, AccessControl control, AuditLog audit, Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.control = control;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Member add(
      Caller caller, UUID projectId, UUID identityId, ProjectRole role, Set<UUID> profileIds) {
    try {
      return inProject(
          caller,
          projectId,
          Permission.EDIT_MEMBERS,
          () -> {
            Identity identity =
                stores
                    .identities()
                    .find(identityId)
                    .orElseThrow(() -> Refused.notFound(IdentityAdministration.NOT_FOUND));
            requireProfiles(projectId, profileIds);
            Membership membership =
                new Membership(projectId, identityId, role, profileIds, clock.instant());
            stores.memberships().add(membership);
            record(caller, "membership.added", membership);
            return new Member(membership, identity);
          });
    } catch (DuplicateEntry e) {
      throw Refused.conflict("This identity is a member of the project already");
    }
  }

  private void requireProfiles(UUID projectId, Set<UUID> profileIds) {
    for (UUID profileId : profileIds) {
      boolean known =
          stores
              .profiles()
              .find(profileId)
              .filter(profile -> profile.projectId().equals(projectId))
              .isPresent();
      if (!known) {
        throw Refused.notFound("Certificate profile not found: " + profileId);
      }
    }
  }

  @Override
  public Member find(Caller caller, UUID projectId, UUID identityId) {
    return inProject(
        caller, projectId, Permission.READ_MEMBERS, () -> existing(projectId, identityId));
  }

  private Member existing(UUID projectId, UUID identityId) {
    Membership membership =
        stores
            .memberships()
            .find(projectId, identityId)
            .orElseThrow(() -> Refused.notFound(NOT_FOUND));
    return member(membership);
  }

  private Member member(Membership membership) {
    Identity identity =
        stores
            .identities()
            .find(membership.identityId())
            .orElseThrow(() -> Refused.notFound(NOT_FOUND));
    return new Member(membership, identity);
  }

  @Override
  public Page<Member> list(Caller caller, UUID projectId, PageRequest page) {
    return inProject(
        caller,
        projectId,
        Permission.READ_MEMBERS,
        () -> stores.memberships().ofProject(projectId, page).map(this::member));
  }

  @Override
  public Member update(
      Caller caller,
      UUID projectId,
      UUID identityId,
      Optional<ProjectRole> role,
      Optional<Set<UUID>> profileIds) {
    return inProject(
        caller,
        projectId,
        Permission.EDIT_MEMBERS,
        () -> {
          Member old = existing(projectId, identityId);
          profileIds.ifPresent(ids -> requireProfiles(projectId, ids));
          Membership changed =
              new Membership(
                  projectId,
                  identityId,
                  role.orElse(old.membership().role()),
                  profileIds.orElse(old.membership().profileIds()),
                  old.membership().createdAt());
          stores.memberships().update(changed);
          record(caller, "membership.updated", changed);
          return new Member(changed, old.identity());
        });
  }

  @Override
  public Member remove(Caller caller, UUID projectId, UUID identityId) {
    return inProject(
        caller,
        projectId,
        Permission.EDIT_MEMBERS,
        () -> {
          Member member = existing(projectId, identityId);
          stores.memberships().remove(projectId, identityId);
          record(caller, "membership.removed", member.membership());
          return member;
        });
  }

  private <T> T inProject(Caller caller, UUID projectId, Permission permission, Supplier<T> work) {
    return unitOfWork.commit(
        () -> {
          control.requireProject(caller, projectId, permission);
          return work.get();
        });
  }

  private void record(Caller caller, String action, Membership membership) {
    audit.record(
        membership.projectId(),
        caller.actor(),
        action,
        membership.identityId(),
        Map.of("role", membership.role().wireName()));
  }
}
