package org.countersign.adapters.persistence.access;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Memberships;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Membership;

/** Memberships in the database. */
public final class JpaMemberships implements Memberships {

  private final OpenUnit unit;

  public JpaMemberships(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(Membership membership) {
    unit.insert(MembershipRow.of(membership));
  }

  @Override
  public Optional<Membership> find(UUID projectId, UUID identityId) {
    return unit.find(MembershipRow.class, new MembershipRow.Key(projectId, identityId))
        .map(MembershipRow::toMembership);
  }

  @Override
  public Page<Membership> ofProject(UUID projectId, PageRequest page) {
    return new PagedQuery<>(unit, MembershipRow.class)
        .where("r.projectId = :projectId", "projectId", projectId)
        .page("r.createdAt, r.identityId", page, MembershipRow::toMembership);
  }

  @Override
  public void update(Membership membership) {
    unit.existing(
            MembershipRow.class,
            new MembershipRow.Key(membership.projectId(), membership.identityId()))
        .set(membership);
    unit.flush();
    unit.noteChange();
  }

  @Override
  public void remove(UUID projectId, UUID identityId) {
    unit.delete(MembershipRow.class, new MembershipRow.Key(projectId, identityId));
    unit.noteChange();
  }
}
