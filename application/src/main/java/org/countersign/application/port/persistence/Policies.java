package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;

/** Certificate policies. */
public interface Policies {

  /**
   * @throws DuplicateEntry when the name is taken in the project, at the latest at commit
   */
  void add(CertificatePolicy policy);

  Optional<CertificatePolicy> find(UUID id);

  /**
   * By name, then id; {@code search} is part of the name or description, in any case; empty text
   * for all.
   */
  Page<CertificatePolicy> list(UUID projectId, String search, PageRequest page);

  /**
   * Replaces the version before this one.
   *
   * @throws ConcurrentChange when another version is stored, at the latest at commit
   * @throws DuplicateEntry when the new name is taken in the project, at the latest at commit
   */
  void update(CertificatePolicy policy);

  /** Removes a policy that no profile names; an unknown id is no error. */
  void remove(UUID id);
}
