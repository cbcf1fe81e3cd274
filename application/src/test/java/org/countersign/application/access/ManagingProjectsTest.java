package org.countersign.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.port.persistence.CertificateAuthorityBuilder.anAuthority;
import static org.countersign.application.port.persistence.IssuanceRecordBuilder.aCertificateRequest;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.ManageProjects.NewProject;
import org.countersign.application.access.ManageProjects.ProjectChange;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.application.port.persistence.Records;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagingProjectsTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final ManageProjects projects = installation.access.projects();
  private final Caller admin = installation.anAdmin();

  private Project create(String name, String slug) {
    return projects.create(admin, new NewProject(name, Optional.ofNullable(slug), ""));
  }

  private static ProjectChange toName(String name) {
    return new ProjectChange(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static ProjectChange toSlug(String slug) {
    return new ProjectChange(Optional.empty(), Optional.of(slug), Optional.empty());
  }

  @Test
  void makesTheSlugFromTheName() {
    assertThat(create(" Web Servers ", null))
        .satisfies(
            project -> {
              assertThat(project.name()).isEqualTo("Web Servers");
              assertThat(project.slug()).isEqualTo("web-servers");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ' '  | web    | projectName must have at least 1 characters
          Web  | W_eb   | slug must be 1 to 64 characters and contain only lowercase letters, numbers, and hyphens
          Web  | ''     | slug must be 1 to 64 characters and contain only lowercase letters, numbers, and hyphens
          """)
  void refusesWhatIsNoNameOrSlug(String name, String slug, String text) {
    assertThat(textOf(() -> create(name, slug))).isEqualTo("INVALID_FIELDS: " + text);
  }

  @Test
  void refusesASlugOf65Characters() {
    assertThatCode(() -> create("Web", "a".repeat(64))).doesNotThrowAnyException();
    assertThat(textOf(() -> create("Web", "a".repeat(65)))).startsWith("INVALID_FIELDS: slug");
  }

  @Test
  void refusesASlugThatIsTakenAlsoWhenTwoTakeItAtOnce() {
    String text = "CONFLICT: Project with slug 'web' already exists";
    installation.unitOfWork.rivalDuringUnit(1, () -> create("Web", "web"));
    assertThat(textOf(() -> create("Web", "web"))).isEqualTo(text);
    Project other = create("Other", "other");
    assertThat(textOf(() -> projects.update(admin, other.id(), toSlug("web")))).isEqualTo(text);
  }

  @Test
  void onlyAnOrganizationAdminMakesOne() {
    assertThat(
            textOf(
                () ->
                    projects.create(
                        installation.aStranger(), new NewProject("", Optional.empty(), ""))))
        .isEqualTo("PERMISSION_DENIED: You are not allowed to create on project");
  }

  @Test
  void aMemberSeesItsOwnProjectsAndNoOther() {
    Project mine = create("Mine", "mine");
    Project theirs = create("Theirs", "theirs");
    Caller member = installation.aMember(mine, ProjectRole.REQUESTER);
    assertThat(projects.list(member, "", FIRST_PAGE).items()).containsExactly(mine);
    assertThat(projects.findBySlug(member, "mine")).isEqualTo(mine);
    String text = textOf(() -> projects.find(member, UUID.randomUUID()));
    assertThat(text).isEqualTo("NOT_FOUND: Project not found");
    assertThat(textOf(() -> projects.find(member, theirs.id()))).isEqualTo(text);
    assertThat(textOf(() -> projects.findBySlug(member, "theirs"))).isEqualTo(text);
    assertThat(textOf(() -> projects.findBySlug(member, "none"))).isEqualTo(text);
    assertThat(textOf(() -> projects.update(member, theirs.id(), toName("x")))).isEqualTo(text);
    assertThat(textOf(() -> projects.remove(member, theirs.id()))).isEqualTo(text);
  }

  @Test
  void twoChangesAtOnceAreBothKept() {
    Project project = create("Web", "web");
    installation.unitOfWork.rivalDuringUnit(
        1, () -> projects.update(admin, project.id(), toSlug("web-2")));
    projects.update(admin, project.id(), toName("Web 2"));
    assertThat(projects.find(admin, project.id()))
        .satisfies(
            now -> {
              assertThat(now.name()).isEqualTo("Web 2");
              assertThat(now.slug()).isEqualTo("web-2");
            });
  }

  @Test
  void anEmptyOneCanBeRemoved() {
    Project project = create("Web", "web");
    projects.remove(installation.aMember(project, ProjectRole.ADMIN), project.id());
    assertThat(textOf(() -> projects.find(admin, project.id())))
        .isEqualTo("NOT_FOUND: Project not found");
  }

  @Test
  void oneThatHoldsSomethingStays() {
    Project project = create("Web", "web");
    installation.store(anAuthority().inProject(project.id()).build());
    installation.commit(
        () -> installation.stores.policies().add(Records.aPolicy(project.id(), "server")));
    assertThat(textOf(() -> projects.remove(admin, project.id())))
        .isEqualTo(
            "CONFLICT: Cannot delete project 'Web': it still holds 1 certification authorities, 1"
                + " policies and 0 profiles");
  }

  @Test
  void oneInWhichCertificatesWereAskedForStays() {
    Project project = create("Web", "web");
    new RecordedIssuance(installation.stores.issuanceJournal())
        .of(aCertificateRequest().inProject(project.id()).refusedFor("san-denied").build());
    assertThat(textOf(() -> projects.remove(admin, project.id())))
        .isEqualTo(
            "CONFLICT: Cannot delete this project: certificates were asked for in it, and those"
                + " records are kept");
  }

  @Test
  void oneThatGetsSomethingWhileItIsRemovedStays() {
    Project project = create("Web", "web");
    installation.unitOfWork.rivalDuringUnit(
        1, () -> installation.store(anAuthority().inProject(project.id()).build()));
    assertThat(textOf(() -> projects.remove(admin, project.id())))
        .contains("it still holds 1 certification authorities");
  }
}
