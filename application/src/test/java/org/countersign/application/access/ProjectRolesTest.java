package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.countersign.application.Refusals.textOf;

import java.util.Set;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.domain.access.Permission;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each role may do, and what a caller who has none learns. */
final class ProjectRolesTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final Project project = installation.aProject();

  private void require(Caller caller, UUID projectId, Permission permission) {
    installation.commit(
        () -> installation.control().require(caller, projectId, permission, "Thing not found"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # permission        | admin | operator | auditor | requester
          READ_PROJECT        | yes   | yes      | yes     | yes
          EDIT_PROJECT        | yes   | no       | no      | no
          DELETE_PROJECT      | yes   | no       | no      | no
          READ_MEMBERS        | yes   | yes      | yes     | no
          EDIT_MEMBERS        | yes   | no       | no      | no
          READ_AUTHORITIES    | yes   | yes      | yes     | yes
          CREATE_AUTHORITIES  | yes   | no       | no      | no
          EDIT_AUTHORITIES    | yes   | no       | no      | no
          DELETE_AUTHORITIES  | yes   | no       | no      | no
          READ_POLICIES       | yes   | yes      | yes     | no
          CREATE_POLICIES     | yes   | no       | no      | no
          EDIT_POLICIES       | yes   | no       | no      | no
          DELETE_POLICIES     | yes   | no       | no      | no
          READ_PROFILES       | yes   | yes      | yes     | yes
          CREATE_PROFILES     | yes   | no       | no      | no
          EDIT_PROFILES       | yes   | no       | no      | no
          DELETE_PROFILES     | yes   | no       | no      | no
          ISSUE_CERTIFICATES  | yes   | yes      | no      | yes
          READ_CERTIFICATES   | yes   | yes      | yes     | yes
          EDIT_CERTIFICATES   | yes   | yes      | no      | no
          DELETE_CERTIFICATES | yes   | no       | no      | no
          READ_PRIVATE_KEYS   | yes   | no       | no      | no
          READ_AUDIT_LOGS     | yes   | no       | yes     | no
          """)
  void permits(
      Permission permission, String admin, String operator, String auditor, String requester) {
    assertPermits(ProjectRole.ADMIN, permission, admin);
    assertPermits(ProjectRole.OPERATOR, permission, operator);
    assertPermits(ProjectRole.AUDITOR, permission, auditor);
    assertPermits(ProjectRole.REQUESTER, permission, requester);
  }

  private void assertPermits(ProjectRole role, Permission permission, String expected) {
    Caller member = installation.aMember(project, role);
    if (expected.equals("yes")) {
      assertThatCode(() -> require(member, project.id(), permission)).doesNotThrowAnyException();
    } else {
      assertThat(textOf(() -> require(member, project.id(), permission)))
          .isEqualTo(
              "PERMISSION_DENIED: You are not allowed to "
                  + permission.action()
                  + " on "
                  + permission.subject());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOrganizationAdminMayDoEverythingInEveryProject(Permission permission) {
    assertThatCode(() -> require(installation.anAdmin(), project.id(), permission))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void toAStrangerTheThingIsNotThere(Permission permission) {
    Caller elsewhere = installation.aMember(installation.aProject(), ProjectRole.ADMIN);
    assertThat(textOf(() -> require(elsewhere, project.id(), permission)))
        .isEqualTo("NOT_FOUND: Thing not found");
  }

  @Test
  void onlyARequesterIsBoundToNamedProfilesAndToItself() {
    UUID named = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    Caller caller = installation.aStranger();
    for (ProjectRole role : ProjectRole.values()) {
      ProjectAccess access = new ProjectAccess(caller, role, Set.of(named));
      boolean bound = role == ProjectRole.REQUESTER;
      assertThat(access.seesProfile(named)).isTrue();
      assertThat(access.seesProfile(other)).isEqualTo(!bound);
      assertThat(access.seesRequestsOf(caller.id())).isTrue();
      assertThat(access.seesRequestsOf(UUID.randomUUID())).isEqualTo(!bound);
      assertThat(access.onlyRequestedBy().isPresent()).isEqualTo(bound);
    }
  }
}
