package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.Refusals.textOf;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.ManageMemberships.Member;
import org.countersign.application.port.persistence.Records;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ManagingMembershipsTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final ManageMemberships memberships = installation.access.memberships();
  private final Project project = installation.aProject();
  private final Project otherProject = installation.aProject();
  private final Caller admin = installation.aMember(project, ProjectRole.ADMIN);
  private final Caller newcomer = installation.aStranger();

  private Member add(ProjectRole role, UUID... profileIds) {
    return memberships.add(admin, project.id(), newcomer.id(), role, Set.of(profileIds));
  }

  private CertificateProfile aProfile(Project in) {
    CertificatePolicy policy = Records.aPolicy(in.id(), "server");
    CertificateProfile profile = Records.aProfile(in.id(), Optional.empty(), policy.id(), "web");
    installation.commit(
        () -> {
          installation.stores.policies().add(policy);
          installation.stores.profiles().add(profile);
        });
    return profile;
  }

  @Test
  void givesARoleOnNamedProfiles() {
    UUID profile = aProfile(project).id();
    add(ProjectRole.REQUESTER, profile);
    Member member = memberships.find(admin, project.id(), newcomer.id());
    assertThat(member.membership().role()).isEqualTo(ProjectRole.REQUESTER);
    assertThat(member.membership().profileIds()).containsExactly(profile);
    assertThat(memberships.list(admin, project.id(), FIRST_PAGE).totalCount()).isEqualTo(2);
  }

  @Test
  void anotherProjectsProfileIsNotThere() {
    UUID foreign = aProfile(otherProject).id();
    UUID unknown = UUID.randomUUID();
    assertThat(textOf(() -> add(ProjectRole.REQUESTER, foreign)))
        .isEqualTo("NOT_FOUND: Certificate profile not found: " + foreign);
    assertThat(textOf(() -> add(ProjectRole.REQUESTER, unknown)))
        .isEqualTo("NOT_FOUND: Certificate profile not found: " + unknown);
  }

  @Test
  void anIdentityIsAMemberOnceAlsoWhenTwoAddItAtOnce() {
    installation.unitOfWork.rivalDuringUnit(1, () -> add(ProjectRole.AUDITOR));
    String text = "CONFLICT: This identity is a member of the project already";
    assertThat(textOf(() -> add(ProjectRole.ADMIN))).isEqualTo(text);
    assertThat(textOf(() -> add(ProjectRole.ADMIN))).isEqualTo(text);
  }

  @Test
  void anIdentityThatIsNotThereCannotJoin() {
    assertThat(
            textOf(
                () ->
                    memberships.add(
                        admin, project.id(), UUID.randomUUID(), ProjectRole.AUDITOR, Set.of())))
        .isEqualTo("NOT_FOUND: Identity not found");
  }

  @Test
  void anIdentityThatIsRemovedAtTheSameMomentCannotJoin() {
    installation.unitOfWork.rivalDuringUnit(
        1, () -> installation.commit(() -> installation.stores.identities().remove(newcomer.id())));
    assertThat(textOf(() -> add(ProjectRole.AUDITOR))).isEqualTo("NOT_FOUND: Identity not found");
  }

  @Test
  void whatIsNoMembershipIsNotFound() {
    UUID id = newcomer.id();
    String text = "NOT_FOUND: Membership not found";
    assertThat(textOf(() -> memberships.find(admin, project.id(), id))).isEqualTo(text);
    assertThat(textOf(() -> memberships.remove(admin, project.id(), id))).isEqualTo(text);
    assertThat(
            textOf(
                () ->
                    memberships.update(
                        admin, project.id(), id, Optional.empty(), Optional.empty())))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void onlyAnAdminChangesMembers(ProjectRole role) {
    Caller member = installation.aMember(project, role);
    String text = "PERMISSION_DENIED: You are not allowed to edit on members";
    assertThat(
            textOf(
                () ->
                    memberships.update(
                        member,
                        project.id(),
                        member.id(),
                        Optional.of(ProjectRole.ADMIN),
                        Optional.empty())))
        .isEqualTo(text);
    assertThat(textOf(() -> memberships.add(member, project.id(), newcomer.id(), role, Set.of())))
        .isEqualTo(text);
    assertThat(textOf(() -> memberships.remove(member, project.id(), admin.id()))).isEqualTo(text);
  }

  @Test
  void anotherProjectsMembersAreNotThere() {
    UUID id = newcomer.id();
    String text = "NOT_FOUND: Project not found";
    assertThat(textOf(() -> memberships.list(admin, otherProject.id(), FIRST_PAGE)))
        .isEqualTo(text)
        .isEqualTo(textOf(() -> memberships.list(admin, UUID.randomUUID(), FIRST_PAGE)));
    assertThat(
            textOf(
                () -> memberships.add(admin, otherProject.id(), id, ProjectRole.ADMIN, Set.of())))
        .isEqualTo(text);
  }

  @Test
  void aRoleThatIsTakenAwayCountsAtOnce() {
    add(ProjectRole.ADMIN);
    memberships.remove(admin, project.id(), newcomer.id());
    assertThat(textOf(() -> memberships.list(newcomer, project.id(), FIRST_PAGE)))
        .isEqualTo("NOT_FOUND: Project not found");
  }

  @Test
  void twoChangesAtOnceAreBothKept() {
    UUID profile = aProfile(project).id();
    add(ProjectRole.AUDITOR);
    installation.unitOfWork.rivalDuringUnit(
        1,
        () ->
            memberships.update(
                admin,
                project.id(),
                newcomer.id(),
                Optional.empty(),
                Optional.of(Set.of(profile))));
    Member changed =
        memberships.update(
            admin,
            project.id(),
            newcomer.id(),
            Optional.of(ProjectRole.REQUESTER),
            Optional.empty());
    assertThat(changed.membership().role()).isEqualTo(ProjectRole.REQUESTER);
    assertThat(changed.membership().profileIds()).containsExactly(profile);
  }
}
