package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;

/** Certificate profiles. */
public interface Profiles {

  /**
   * @throws DuplicateEntry when the slug is taken in the project, at the latest at commit
   */
  void add(CertificateProfile profile);

  Optional<CertificateProfile> find(UUID id);

  Optional<CertificateProfile> findBySlug(UUID projectId, String slug);

  /** By slug, then id. */
  Page<CertificateProfile> list(Search search, PageRequest page);

  /** The slugs of the profiles that name a policy, sorted. */
  List<String> slugsUsingPolicy(UUID policyId);

  /**
   * Replaces the version before this one.
   *
   * @throws ConcurrentChange when another version is stored, at the latest at commit
   * @throws DuplicateEntry when the new slug is taken in the project, at the latest at commit
   */
  void update(CertificateProfile profile);

  /** Removes a profile; what was issued under it stays. An unknown id is no error. */
  void remove(UUID id);

  /**
   * What is looked for; all of it must hold.
   *
   * @param text part of the slug or description, in any case; empty for all
   * @param only any of these profiles, as a requester sees them; empty for no such limit
   */
  record Search(
      UUID projectId,
      String text,
      Optional<EnrollmentMethod> enrollmentMethod,
      Optional<IssuerType> issuerType,
      Optional<UUID> authorityId,
      Optional<Set<UUID>> only) {
    public Search {
      Objects.requireNonNull(projectId, "projectId");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(enrollmentMethod, "enrollmentMethod");
      Objects.requireNonNull(issuerType, "issuerType");
      Objects.requireNonNull(authorityId, "authorityId");
      only = only.map(Set::copyOf);
    }
  }
}
