package org.countersign.application.search;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;

/**
 * What is looked for; all of it must hold.
 *
 * @param text part of the slug or description, in any case; empty for all
 * @param only any of these profiles, as a requester sees them; empty for no such limit
 */
public record ProfileCriteria(
    UUID projectId,
    String text,
    Optional<EnrollmentMethod> enrollmentMethod,
    Optional<IssuerType> issuerType,
    Optional<UUID> authorityId,
    Optional<Set<UUID>> only) {
  public ProfileCriteria {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(enrollmentMethod, "enrollmentMethod");
    Objects.requireNonNull(issuerType, "issuerType");
    Objects.requireNonNull(authorityId, "authorityId");
    only = only.map(Set::copyOf);
  }
}
