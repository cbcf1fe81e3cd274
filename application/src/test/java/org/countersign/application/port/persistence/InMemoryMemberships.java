package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Membership;

/** Memberships in memory. */
public final class InMemoryMemberships implements Memberships {

  private final InMemoryTable<List<UUID>, Membership> memberships;

  InMemoryMemberships(InMemoryTable<List<UUID>, Membership> memberships) {
    this.memberships = memberships;
  }

  static List<UUID> keyOf(Membership membership) {
    return List.of(membership.projectId(), membership.identityId());
  }

  @Override
  public void add(Membership membership) {
    memberships.add(membership);
  }

  @Override
  public Optional<Membership> find(UUID projectId, UUID identityId) {
    return memberships.find(List.of(projectId, identityId));
  }

  @Override
  public Page<Membership> ofProject(UUID projectId, PageRequest page) {
    return Pages.cut(
        memberships
            .rows()
            .filter(membership -> membership.projectId().equals(projectId))
            .sorted(
                Comparator.comparing(Membership::createdAt)
                    .thenComparing(membership -> membership.identityId().toString()))
            .toList(),
        page);
  }

  @Override
  public void update(Membership membership) {
    memberships.update(membership);
  }

  @Override
  public void remove(UUID projectId, UUID identityId) {
    memberships.remove(List.of(projectId, identityId));
  }

  void removeIf(Predicate<Membership> condition) {
    memberships.removeIf(condition);
  }
}
