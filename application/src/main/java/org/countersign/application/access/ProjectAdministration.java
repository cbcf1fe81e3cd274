package org.countersign.application.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.access.Permission;
import org.countersign.domain.access.Project;
import org.countersign.domain.text.Slug;

final class ProjectAdministration implements ManageProjects {

  private static final String REQUESTS_ARE_KEPT =
      "Cannot delete this project: certificates were asked for in it, and those records are kept";

  private static final int MAX_NAME_CHARACTERS = 64;
  private static final int MAX_DESCRIPTION_CHARACTERS = 1000;
  private static final PageRequest ANY_ONE = new PageRequest(0, 1);

  private final AccessUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AccessControl control;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  ProjectAdministration(
      AccessUseCases.Stores stores,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.control = control;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Project create(Caller caller, NewProject wanted) {
    AccessControl.requireOrganizationAdmin(caller, "create", "project");
    Instant now = clock.instant();
    Project project =
        new Project(
            identifiers.get(),
            wanted.name().strip(),
            wanted.slug().or(() -> Slug.of(wanted.name())).orElse(""),
            wanted.description(),
            now,
            now);
    check(project);
    return unlessSlugIsTaken(
        project.slug(),
        () -> {
          stores.projects().add(project);
          audit.record(
              project.id(),
              caller.actor(),
              "project.created",
              project.id(),
              Map.of("slug", project.slug()));
          return project;
        });
  }

  private static void check(Project project) {
    new FieldChecks()
        .text("projectName", project.name(), 1, MAX_NAME_CHARACTERS)
        .slug("slug", project.slug(), MAX_NAME_CHARACTERS)
        .text("description", project.description(), 0, MAX_DESCRIPTION_CHARACTERS)
        .done();
  }

  private Project unlessSlugIsTaken(String slug, Supplier<Project> work) {
    try {
      return unitOfWork.commit(work);
    } catch (DuplicateEntry e) {
      throw Refused.conflict("Project with slug '" + slug + "' already exists");
    }
  }

  @Override
  public Project find(Caller caller, UUID id) {
    return unitOfWork.commit(() -> permitted(caller, id, Permission.READ_PROJECT));
  }

  private Project permitted(Caller caller, UUID id, Permission permission) {
    Project project =
        stores
            .projects()
            .find(id)
            .orElseThrow(() -> Refused.notFound(AccessControl.PROJECT_NOT_FOUND));
    control.require(caller, id, permission, AccessControl.PROJECT_NOT_FOUND);
    return project;
  }

  @Override
  public Project findBySlug(Caller caller, String slug) {
    return unitOfWork.commit(
        () -> {
          Project project =
              stores
                  .projects()
                  .findBySlug(slug)
                  .orElseThrow(() -> Refused.notFound(AccessControl.PROJECT_NOT_FOUND));
          control.require(
              caller, project.id(), Permission.READ_PROJECT, AccessControl.PROJECT_NOT_FOUND);
          return project;
        });
  }

  @Override
  public Page<Project> list(Caller caller, String search, PageRequest page) {
    Optional<UUID> memberId =
        caller.isOrganizationAdmin() ? Optional.empty() : Optional.of(caller.id());
    return unitOfWork.commit(() -> stores.projects().list(memberId, search, page));
  }

  @Override
  public Project update(Caller caller, UUID id, ProjectChange change) {
    return unlessSlugIsTaken(
        change.slug().orElse(""),
        () -> {
          Project changed = changed(permitted(caller, id, Permission.EDIT_PROJECT), change);
          check(changed);
          stores.projects().update(changed);
          audit.record(id, caller.actor(), "project.updated", id, Map.of());
          return changed;
        });
  }

  private Project changed(Project old, ProjectChange change) {
    return new Project(
        old.id(),
        change.name().map(String::strip).orElse(old.name()),
        change.slug().orElse(old.slug()),
        change.description().orElse(old.description()),
        old.createdAt(),
        clock.instant());
  }

  /** Requests for certificates are kept for ever, and only the database knows of them here. */
  @Override
  public Project remove(Caller caller, UUID id) {
    return new RetryingUnitOfWork(stores.unitOfWork(), REQUESTS_ARE_KEPT)
        .commit(
            () -> {
              Project project = permitted(caller, id, Permission.DELETE_PROJECT);
              requireEmpty(project);
              stores.projects().remove(id);
              audit.append(
                  Optional.empty(),
                  caller.actor(),
                  "project.deleted",
                  id,
                  Map.of("slug", project.slug()));
              return project;
            });
  }

  private void requireEmpty(Project project) {
    UUID id = project.id();
    long authorities =
        stores
            .authorities()
            .list(new AuthorityCriteria(id, "", Optional.empty()), ANY_ONE)
            .totalCount();
    long policies = stores.policies().list(id, "", ANY_ONE).totalCount();
    long profiles =
        stores
            .profiles()
            .list(
                new ProfileCriteria(
                    id, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                ANY_ONE)
            .totalCount();
    if (authorities + policies + profiles > 0) {
      throw Refused.conflict(
          "Cannot delete project '%s': it still holds %d certification authorities, %d policies and %d profiles"
              .formatted(project.name(), authorities, policies, profiles));
    }
  }
}
