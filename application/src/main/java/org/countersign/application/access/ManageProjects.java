package org.countersign.application.access;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;

/**
 * Projects. Making one takes the organisation role admin; the others see those that they are
 * members of.
 */
public interface ManageProjects {

  /**
   * @throws Refused INVALID_FIELDS for a name or slug that is none; CONFLICT when the slug is
   *     taken; PERMISSION_DENIED
   */
  Project create(Caller caller, NewProject project);

  /**
   * @throws Refused NOT_FOUND {@code Project not found}
   */
  Project find(Caller caller, UUID id);

  /**
   * @throws Refused NOT_FOUND {@code Project not found}
   */
  Project findBySlug(Caller caller, String slug);

  Page<Project> list(Caller caller, String search, PageRequest page);

  /** Changes what is given. @throws Refused as {@link #create} and {@link #find} */
  Project update(Caller caller, UUID id, ProjectChange change);

  /**
   * @throws Refused CONFLICT while it holds certification authorities, policies or profiles
   */
  Project remove(Caller caller, UUID id);

  /**
   * @param name 1..64 characters
   * @param slug {@code ^[a-z0-9-]+$}, 1..64; empty: made from the name
   */
  record NewProject(String name, Optional<String> slug, String description) {}

  /** An empty field stays as it is. */
  record ProjectChange(
      Optional<String> name, Optional<String> slug, Optional<String> description) {}
}
