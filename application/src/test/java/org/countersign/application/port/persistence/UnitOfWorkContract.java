package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.domain.access.Project;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@link UnitOfWork} promises. */
public interface UnitOfWorkContract extends StoresContract {

  @Test
  default void returnsWhatTheWorkReturns() {
    assertThat(commit(() -> 42)).isEqualTo(42);
  }

  @Test
  default void keepsWhatWasCommitted() {
    Project project = Records.aProject();

    commit(() -> stores().projects().add(project));

    assertThat(commit(() -> stores().projects().find(project.id()))).contains(project);
  }

  @Test
  default void showsAUnitWhatItWroteItself() {
    Project project = Records.aProject();

    Optional<Project> found =
        commit(
            () -> {
              stores().projects().add(project);
              return stores().projects().findBySlug(project.slug());
            });

    assertThat(found).contains(project);
  }

  @Test
  default void hidesWhatIsNotCommittedFromOtherUnits() {
    Project project = Records.aProject();

    commit(
        () -> {
          stores().projects().add(project);
          commitElsewhere(() -> assertThat(stores().projects().find(project.id())).isEmpty());
        });
  }

  @Test
  default void keepsNothingWhenTheWorkThrowsAndPassesItOn() {
    Project project = Records.aProject();
    RuntimeException failure = new UnsupportedOperationException("no");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().projects().add(project);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(commit(() -> stores().projects().find(project.id()))).isEmpty();
  }

  @Test
  default void keepsNothingOfAUnitWhenOneThingInItIsADuplicate() {
    Project first = storedProject();
    Project other = Records.aProject();
    Project sameSlug = Records.aProject(first.slug());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().projects().add(other);
                      stores().projects().add(sameSlug);
                    }));

    assertThat(commit(() -> stores().projects().find(other.id()))).isEmpty();
  }

  @Test
  default void cannotCommitAfterADuplicateThatTheWorkSwallowed() {
    Project first = storedProject();
    Project other = Records.aProject();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().projects().add(other);
                      try {
                        stores().projects().add(Records.aProject(first.slug()));
                      } catch (DuplicateEntry e) {
                        assertThat(e).isNotNull();
                      }
                    }));

    assertThat(commit(() -> stores().projects().find(other.id()))).isEmpty();
  }

  @Test
  default void cannotCommitAfterAConcurrentChangeThatTheWorkSwallowed() {
    Project other = Records.aProject();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().projects().add(other);
                      try {
                        stores().projects().update(Records.aProject());
                      } catch (ConcurrentChange e) {
                        assertThat(e).isNotNull();
                      }
                    }));

    assertThat(commit(() -> stores().projects().find(other.id()))).isEmpty();
  }

  @Test
  default void refusesToNest() {
    assertThatIllegalStateException()
        .isThrownBy(() -> commit(() -> commit(() -> stores().projects().find(UUID.randomUUID()))));
  }

  @Test
  default void letsANewUnitBeginAfterOneThatFailed() {
    assertThatIllegalStateException().isThrownBy(() -> commit(() -> failingWork()));

    assertThat(storedProject()).isNotNull();
  }

  private static void failingWork() {
    throw new IllegalStateException("this work fails");
  }

  @Test
  default void givesOneWinnerToUnitsThatAddTheSameAtOnce() {
    for (int round = 0; round < 5; round++) {
      String slug = "contended-" + round;

      List<RuntimeException> losers =
          atOnce(8, () -> stores().projects().add(Records.aProject(slug)));

      assertThat(losers).hasSize(7).allMatch(DuplicateEntry.class::isInstance);
      assertThat(commit(() -> stores().projects().findBySlug(slug))).isPresent();
    }
  }

  @Test
  default void refusesAChangeOfWhatAnotherUnitChangedInTheMeantime() {
    Project project = storedProject();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      Project read = stores().projects().find(project.id()).orElseThrow();
                      commitElsewhere(() -> stores().projects().update(renamed(read, "first")));
                      stores().projects().update(renamed(read, "second"));
                    }));

    assertThat(commit(() -> stores().projects().find(project.id())).orElseThrow().name())
        .isEqualTo("first");
  }

  @Test
  default void refusesAChangeOfWhatIsGone() {
    Project project = Records.aProject();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().projects().update(project)));
  }

  @Test
  default void refusesToNameWhatIsNotThere() {
    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(
            () ->
                commit(
                    () -> stores().policies().add(Records.aPolicy(UUID.randomUUID(), "orphan"))));
  }

  private static Project renamed(Project project, String name) {
    return new Project(
        project.id(),
        name,
        project.slug(),
        project.description(),
        project.createdAt(),
        project.updatedAt());
  }

  @TestFactory
  default Stream<DynamicTest> refusesAStoreOutsideAUnit() {
    UUID id = UUID.randomUUID();
    return Stream.of(
        outsideAUnit("projects", () -> stores().projects().find(id)),
        outsideAUnit("identities", () -> stores().identities().find(id)),
        outsideAUnit("memberships", () -> stores().memberships().find(id, id)),
        outsideAUnit("access tokens", () -> stores().accessTokens().find(id)),
        outsideAUnit("login attempts", () -> stores().loginAttempts().find("00")),
        outsideAUnit("sealed secrets", () -> stores().sealedSecrets().find("x")),
        outsideAUnit("sealed signing keys", () -> stores().sealedSigningKeys().find(id)),
        outsideAUnit("users", () -> stores().users().isEmpty()),
        outsideAUnit("authorities", () -> stores().authorities().find(id)),
        outsideAUnit("policies", () -> stores().policies().find(id)),
        outsideAUnit("profiles", () -> stores().profiles().find(id)),
        outsideAUnit("certificate requests", () -> stores().issuanceRecords().find(id)),
        outsideAUnit("certificates", () -> stores().certificates().find(id)),
        outsideAUnit("idempotency keys", () -> stores().idempotencyKeys().find(id, "k")),
        outsideAUnit(
            "audit trail",
            () ->
                stores()
                    .auditTrail()
                    .list(AuditEventCriteria.allOf(Optional.empty()), FIRST_PAGE)));
  }

  private static DynamicTest outsideAUnit(String store, Runnable use) {
    return DynamicTest.dynamicTest(
        store, () -> assertThatIllegalStateException().isThrownBy(use::run));
  }
}
