package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.ProjectRole;
import org.junit.jupiter.api.Test;

/** What {@link Memberships} promises. */
public interface MembershipsContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    Membership membership = storedMembership(storedProject().id());

    assertThat(find(membership)).contains(membership);
    assertThat(
            commit(() -> stores().memberships().find(UUID.randomUUID(), membership.identityId())))
        .isEmpty();
  }

  @Test
  default void refusesASecondMembershipInTheSameProject() {
    Membership membership = storedMembership(storedProject().id());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().memberships().add(membership)));
  }

  @Test
  default void listsMembersByTheTimeOfJoining() {
    UUID projectId = storedProject().id();
    Membership later = joinedAfter(projectId, 2);
    Membership earlier = joinedAfter(projectId, 1);
    storedMembership(storedProject().id());

    assertThat(list(projectId, FIRST_PAGE)).isEqualTo(new Page<>(List.of(earlier, later), 2));
    assertThat(list(projectId, new PageRequest(1, 1))).isEqualTo(new Page<>(List.of(later), 2));
  }

  @Test
  default void listsThoseWhoJoinedTogetherByIdentity() {
    UUID projectId = storedProject().id();
    for (int i = 0; i < 4; i++) {
      storedMembership(projectId);
    }

    assertThat(list(projectId, FIRST_PAGE).items())
        .extracting(membership -> membership.identityId().toString())
        .isSorted();
  }

  @Test
  default void replacesOnUpdate() {
    Membership membership = storedMembership(storedProject().id());
    Membership changed =
        new Membership(
            membership.projectId(),
            membership.identityId(),
            ProjectRole.OPERATOR,
            Set.of(),
            membership.createdAt());

    commit(() -> stores().memberships().update(changed));

    assertThat(find(membership)).contains(changed);
  }

  @Test
  default void removesAMembership() {
    Membership membership = storedMembership(storedProject().id());

    commit(() -> stores().memberships().remove(membership.projectId(), membership.identityId()));

    assertThat(find(membership)).isEmpty();
  }

  @Test
  default void removesAMembershipThatIsNotThereWithoutError() {
    UUID projectId = storedProject().id();

    commit(() -> stores().memberships().remove(projectId, UUID.randomUUID()));

    assertThat(list(projectId, FIRST_PAGE).totalCount()).isZero();
  }

  private Optional<Membership> find(Membership membership) {
    return commit(
        () -> stores().memberships().find(membership.projectId(), membership.identityId()));
  }

  private Page<Membership> list(UUID projectId, PageRequest page) {
    return commit(() -> stores().memberships().ofProject(projectId, page));
  }

  private Membership storedMembership(UUID projectId) {
    return joinedAfter(projectId, 0);
  }

  private Membership joinedAfter(UUID projectId, int seconds) {
    Membership membership = Records.aMembership(projectId, storedIdentity().id());
    Membership joined =
        new Membership(
            projectId,
            membership.identityId(),
            membership.role(),
            membership.profileIds(),
            membership.createdAt().plusSeconds(seconds));
    commit(() -> stores().memberships().add(joined));
    return joined;
  }
}
