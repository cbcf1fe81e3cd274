package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;

/** Projects in memory. */
public final class InMemoryProjects implements Projects {

  private final InMemoryTable<UUID, Project> projects;
  private final InMemoryMemberships memberships;

  InMemoryProjects(InMemoryTable<UUID, Project> projects, InMemoryMemberships memberships) {
    this.projects = projects;
    this.memberships = memberships;
  }

  @Override
  public void add(Project project) {
    projects.add(project);
  }

  @Override
  public Optional<Project> find(UUID id) {
    return projects.find(id);
  }

  @Override
  public Optional<Project> findBySlug(String slug) {
    return projects.rows().filter(project -> project.slug().equals(slug)).findFirst();
  }

  @Override
  public Page<Project> list(Optional<UUID> memberId, String search, PageRequest page) {
    return Pages.cut(
        projects
            .rows()
            .filter(project -> memberId.map(id -> isMember(project, id)).orElse(true))
            .filter(p -> SearchedText.isPartOf(search, Stream.of(p.name(), p.slug())))
            .sorted(Comparator.comparing(Project::name).thenComparing(p -> p.id().toString()))
            .toList(),
        page);
  }

  private boolean isMember(Project project, UUID identityId) {
    return memberships.find(project.id(), identityId).isPresent();
  }

  @Override
  public void update(Project project) {
    projects.update(project);
  }

  @Override
  public void remove(UUID id) {
    memberships.removeIf(membership -> membership.projectId().equals(id));
    projects.remove(id);
  }
}
