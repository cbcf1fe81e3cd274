package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;
import org.junit.jupiter.api.Test;

/** What {@link Policies} promises. */
public interface PoliciesContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    CertificatePolicy policy = stored(Records.aPolicy(storedProject().id(), "p"));

    assertThat(find(policy.id())).contains(policy);
    assertThat(find(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void refusesANameThatIsTakenInTheProject() {
    UUID projectId = storedProject().id();
    stored(Records.aPolicy(projectId, "p"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> stored(Records.aPolicy(projectId, "p")));
  }

  @Test
  default void allowsANameThatIsTakenInAnotherProject() {
    stored(Records.aPolicy(storedProject().id(), "p"));
    CertificatePolicy second = stored(Records.aPolicy(storedProject().id(), "p"));

    assertThat(find(second.id())).contains(second);
  }

  @Test
  default void listsByNameInPages() {
    UUID projectId = storedProject().id();
    CertificatePolicy b = stored(Records.aPolicy(projectId, "b"));
    CertificatePolicy a = stored(Records.aPolicy(projectId, "a"));
    stored(Records.aPolicy(storedProject().id(), "c"));

    assertThat(list(projectId, "", FIRST_PAGE)).isEqualTo(new Page<>(List.of(a, b), 2));
    assertThat(list(projectId, "", new PageRequest(1, 1))).isEqualTo(new Page<>(List.of(b), 2));
  }

  @Test
  default void searchesPartsOfNameAndDescriptionInAnyCase() {
    UUID projectId = storedProject().id();
    CertificatePolicy mail = stored(Records.aPolicy(projectId, "mail"));
    stored(Records.aPolicy(projectId, "web"));

    assertThat(list(projectId, "MAI", FIRST_PAGE).items()).containsExactly(mail);
    assertThat(list(projectId, "rules OF m", FIRST_PAGE).items()).containsExactly(mail);
    assertThat(list(projectId, "m_il", FIRST_PAGE).items()).isEmpty();
  }

  @Test
  default void replacesTheVersionBefore() {
    CertificatePolicy policy = stored(Records.aPolicy(storedProject().id(), "p"));
    CertificatePolicy next = next(policy, "q");

    commit(() -> stores().policies().update(next));

    assertThat(find(policy.id())).contains(next);
  }

  @Test
  default void refusesToReplaceAnyOtherVersion() {
    CertificatePolicy policy = stored(Records.aPolicy(storedProject().id(), "p"));
    CertificatePolicy next = next(policy, "q");
    commit(() -> stores().policies().update(next));

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().policies().update(next(policy, "r"))));
    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().policies().update(next(next(next, "r"), "s"))));
    assertThat(find(policy.id())).contains(next);
  }

  @Test
  default void letsOneOfSeveralUnitsReplaceAVersion() {
    CertificatePolicy policy = stored(Records.aPolicy(storedProject().id(), "p"));

    List<RuntimeException> losers = atOnce(4, () -> stores().policies().update(next(policy, "q")));

    assertThat(losers).hasSize(3).allMatch(ConcurrentChange.class::isInstance);
  }

  @Test
  default void refusesToChangeANameIntoOneThatIsTaken() {
    UUID projectId = storedProject().id();
    stored(Records.aPolicy(projectId, "p"));
    CertificatePolicy other = stored(Records.aPolicy(projectId, "q"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().policies().update(next(other, "p"))));
  }

  @Test
  default void removesAPolicy() {
    CertificatePolicy policy = stored(Records.aPolicy(storedProject().id(), "p"));

    commit(() -> stores().policies().remove(policy.id()));
    commit(() -> stores().policies().remove(UUID.randomUUID()));

    assertThat(find(policy.id())).isEmpty();
  }

  @Test
  default void keepsAPolicyThatAProfileNames() {
    CertificatePolicy policy = storedTenant().policy();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().policies().remove(policy.id())));
    assertThat(find(policy.id())).contains(policy);
  }

  private static CertificatePolicy next(CertificatePolicy policy, String name) {
    return policy.changedTo(name, "changed", policy.rules(), policy.updatedAt().plusSeconds(1));
  }

  private CertificatePolicy stored(CertificatePolicy policy) {
    commit(() -> stores().policies().add(policy));
    return policy;
  }

  private Optional<CertificatePolicy> find(UUID id) {
    return commit(() -> stores().policies().find(id));
  }

  private Page<CertificatePolicy> list(UUID projectId, String search, PageRequest page) {
    return commit(() -> stores().policies().list(projectId, search, page));
  }
}
