package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;

/** The projects of the installation. */
public interface Projects {

  /**
   * @throws DuplicateEntry when the slug is taken, at the latest at commit
   */
  void add(Project project);

  Optional<Project> find(UUID id);

  Optional<Project> findBySlug(String slug);

  /**
   * By name, then id.
   *
   * @param memberId only projects that this identity is a member of; empty for all
   * @param search part of the name or slug, in any case; empty text for all
   */
  Page<Project> list(Optional<UUID> memberId, String search, PageRequest page);

  /**
   * @throws DuplicateEntry when the new slug is taken
   */
  void update(Project project);

  /** Removes an empty project with its memberships; an unknown id is no error. */
  void remove(UUID id);
}
