package org.countersign.adapters.persistence.access;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Projects;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;

/** Projects in the database. */
public final class JpaProjects implements Projects {

  private final OpenUnit unit;

  public JpaProjects(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(Project project) {
    unit.insert(ProjectRow.of(project));
  }

  @Override
  public Optional<Project> find(UUID id) {
    return unit.find(ProjectRow.class, id).map(ProjectRow::toProject);
  }

  @Override
  public Optional<Project> findBySlug(String slug) {
    return unit.entityManager()
        .createQuery("select r from ProjectRow r where r.slug = :slug", ProjectRow.class)
        .setParameter("slug", StorableText.of(slug))
        .getResultStream()
        .findFirst()
        .map(ProjectRow::toProject);
  }

  @Override
  public Page<Project> list(Optional<UUID> memberId, String search, PageRequest page) {
    return new PagedQuery<>(unit, ProjectRow.class)
        .whereIfPresent(
            "exists (select m.role from MembershipRow m"
                + " where m.projectId = r.id and m.identityId = :memberId)",
            "memberId",
            memberId)
        .whereContains(search)
        .page("r.name, r.id", page, ProjectRow::toProject);
  }

  @Override
  public void update(Project project) {
    unit.existing(ProjectRow.class, project.id()).set(project);
    unit.flush();
  }

  @Override
  public void remove(UUID id) {
    unit.deleteAll(MembershipRow.class, "r.projectId = :id", id);
    unit.delete(ProjectRow.class, id);
    unit.noteChange();
  }
}
