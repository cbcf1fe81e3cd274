package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A tenant: everything but identities belongs to one project, and nothing of one is seen from
 * another.
 *
 * @param slug unique in the installation
 * @param description may be blank
 */
public record Project(
    UUID id, String name, String slug, String description, Instant createdAt, Instant updatedAt) {

  public Project {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }
}
