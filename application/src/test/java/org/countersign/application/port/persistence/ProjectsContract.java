package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Project;
import org.junit.jupiter.api.Test;

/** What {@link Projects} promises. */
public interface ProjectsContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    Project project = storedProject();

    assertThat(commit(() -> stores().projects().find(project.id()))).contains(project);
    assertThat(commit(() -> stores().projects().findBySlug(project.slug()))).contains(project);
  }

  @Test
  default void findsNothingUnderAnotherSlug() {
    Project project = storedProject();

    assertThat(commit(() -> stores().projects().findBySlug(project.slug() + " "))).isEmpty();
    assertThat(
            commit(() -> stores().projects().findBySlug(project.slug().toUpperCase(Locale.ROOT))))
        .isEmpty();
    assertThat(commit(() -> stores().projects().find(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void refusesASlugThatIsTaken() {
    Project project = storedProject();

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().projects().add(Records.aProject(project.slug()))));
  }

  @Test
  default void refusesToChangeASlugIntoOneThatIsTaken() {
    Project project = storedProject();
    Project other = storedProject();

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () -> commit(() -> stores().projects().update(changed(other, "n", project.slug()))));
  }

  @Test
  default void replacesOnUpdate() {
    Project project = storedProject();
    Project changed = changed(project, "Neu", "neu");

    commit(() -> stores().projects().update(changed));

    assertThat(commit(() -> stores().projects().find(project.id()))).contains(changed);
  }

  @Test
  default void listsByNameInPages() {
    Project c = stored("Charlie", "s-c");
    Project a = stored("Alpha", "s-a");
    Project b = stored("Bravo", "s-b");

    assertThat(list(Optional.empty(), "", new PageRequest(0, 2)))
        .isEqualTo(new Page<>(List.of(a, b), 3));
    assertThat(list(Optional.empty(), "", new PageRequest(2, 2)))
        .isEqualTo(new Page<>(List.of(c), 3));
    assertThat(list(Optional.empty(), "", new PageRequest(3, 2)))
        .isEqualTo(new Page<>(List.of(), 3));
  }

  @Test
  default void listsProjectsOfOneNameById() {
    stored("Same", "s-1");
    stored("Same", "s-2");
    stored("Same", "s-3");

    assertThat(list(Optional.empty(), "", FIRST_PAGE).items())
        .extracting(project -> project.id().toString())
        .isSorted();
  }

  @Test
  default void searchesPartsOfNameAndSlugInAnyCase() {
    Project istanbul = stored("\u0130stanbul INFRA", "tr-34");
    Project infra = stored("Other", "my-infra");
    stored("Third", "third");

    assertThat(list(Optional.empty(), "iNfRa", FIRST_PAGE).items())
        .containsExactlyInAnyOrder(istanbul, infra);
  }

  @Test
  default void takesWildcardsOfASearchLiterally() {
    Project percent = stored("100% sure", "s-1");
    Project underscore = stored("a_b", "s-2");
    Project backslash = stored("c\\d", "s-3");
    stored("axb", "s-4");

    assertThat(list(Optional.empty(), "%", FIRST_PAGE).items()).containsExactly(percent);
    assertThat(list(Optional.empty(), "A_B", FIRST_PAGE).items()).containsExactly(underscore);
    assertThat(list(Optional.empty(), "\\", FIRST_PAGE).items()).containsExactly(backslash);
  }

  @Test
  default void listsOnlyTheProjectsOfAMember() {
    Project joined = stored("Joined", "s-1");
    stored("Not joined", "s-2");
    Identity identity = storedIdentity();
    commit(() -> stores().memberships().add(Records.aMembership(joined.id(), identity.id())));

    assertThat(list(Optional.of(identity.id()), "", FIRST_PAGE))
        .isEqualTo(new Page<>(List.of(joined), 1));
    assertThat(list(Optional.of(UUID.randomUUID()), "", FIRST_PAGE).totalCount()).isZero();
  }

  @Test
  default void removesAProjectWithItsMemberships() {
    Project project = storedProject();
    Identity identity = storedIdentity();
    commit(() -> stores().memberships().add(Records.aMembership(project.id(), identity.id())));

    commit(() -> stores().projects().remove(project.id()));

    assertThat(commit(() -> stores().projects().find(project.id()))).isEmpty();
    assertThat(commit(() -> stores().memberships().find(project.id(), identity.id()))).isEmpty();
  }

  @Test
  default void removesAnUnknownProjectWithoutError() {
    commit(() -> stores().projects().remove(UUID.randomUUID()));

    assertThat(list(Optional.empty(), "", FIRST_PAGE).totalCount()).isZero();
  }

  @Test
  default void keepsAProjectThatIsNotEmpty() {
    Project project = storedProject();
    commit(() -> stores().policies().add(Records.aPolicy(project.id(), "p")));

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().projects().remove(project.id())));
    assertThat(commit(() -> stores().projects().find(project.id()))).contains(project);
  }

  private Page<Project> list(Optional<UUID> memberId, String search, PageRequest page) {
    return commit(() -> stores().projects().list(memberId, search, page));
  }

  private Project stored(String name, String slug) {
    Project project = changed(Records.aProject(), name, slug);
    commit(() -> stores().projects().add(project));
    return project;
  }

  private static Project changed(Project project, String name, String slug) {
    return new Project(
        project.id(),
        name,
        slug,
        project.description(),
        project.createdAt(),
        project.updatedAt().plusSeconds(1));
  }
}
