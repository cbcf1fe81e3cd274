package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Membership;

/** Which identity has which role in which project. */
public interface Memberships {

  /**
   * @throws DuplicateEntry when the identity is a member already, at the latest at commit
   */
  void add(Membership membership);

  Optional<Membership> find(UUID projectId, UUID identityId);

  /** By the time of joining, then identity. */
  Page<Membership> ofProject(UUID projectId, PageRequest page);

  void update(Membership membership);

  /** A membership that is not there is no error. */
  void remove(UUID projectId, UUID identityId);
}
