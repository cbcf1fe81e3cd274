package org.countersign.application.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.port.persistence.Memberships;
import org.countersign.application.port.persistence.Projects;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.access.ProjectRole;

/** Finds out what a caller may do in a project. Called inside a unit of work. */
public final class AccessControl {

  /** The answer when the project does not exist, or the caller has no role in it. */
  public static final String PROJECT_NOT_FOUND = "Project not found";

  private final Memberships memberships;
  private final Projects projects;

  public AccessControl(Memberships memberships, Projects projects) {
    this.memberships = memberships;
    this.projects = projects;
  }

  /** What the caller may do in the project; empty when the project does not exist for them. */
  public Optional<ProjectAccess> of(Caller caller, UUID projectId) {
    if (caller.isOrganizationAdmin()) {
      return Optional.of(new ProjectAccess(caller, ProjectRole.ADMIN, Set.of()));
    }
    return memberships
        .find(projectId, caller.id())
        .map(member -> new ProjectAccess(caller, member.role(), member.profileIds()));
  }

  /**
   * The caller's access to a project, when it permits something.
   *
   * @param notFound the sentence for a caller who is no member: that of a thing that does not exist
   * @throws Refused when they are no member, or their role does not permit it
   */
  public ProjectAccess require(
      Caller caller, UUID projectId, Permission permission, String notFound) {
    return of(caller, projectId).orElseThrow(() -> Refused.notFound(notFound)).require(permission);
  }

  /**
   * The caller's access to a project, when it permits something.
   *
   * @throws Refused NOT_FOUND {@code Project not found} when there is none, or the caller is no
   *     member; PERMISSION_DENIED
   */
  public ProjectAccess requireProject(Caller caller, UUID projectId, Permission permission) {
    if (projects.find(projectId).isEmpty()) {
      throw Refused.notFound(PROJECT_NOT_FOUND);
    }
    return require(caller, projectId, permission, PROJECT_NOT_FOUND);
  }

  /**
   * @throws Refused when the caller is no organisation admin
   */
  public static void requireOrganizationAdmin(Caller caller, String action, String subject) {
    if (!caller.isOrganizationAdmin()) {
      throw Refused.forbidden("You are not allowed to " + action + " on " + subject);
    }
  }
}
