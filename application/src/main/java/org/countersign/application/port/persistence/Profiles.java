package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.profile.CertificateProfile;

/** Certificate profiles. */
public interface Profiles {

  /**
   * @throws DuplicateEntry when the slug is taken in the project, at the latest at commit
   */
  void add(CertificateProfile profile);

  Optional<CertificateProfile> find(UUID id);

  Optional<CertificateProfile> findBySlug(UUID projectId, String slug);

  /** By slug, then id. */
  Page<CertificateProfile> list(ProfileCriteria search, PageRequest page);

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
}
