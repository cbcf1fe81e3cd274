package org.countersign.application.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.key.KeyScene.fingerprint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;

final class FindingSharedPrimesTest {

  private final KeyScene scene = new KeyScene();

  @Test
  void blocksTwoNewKeysThatShareAPrimeAndNoOther() {
    scene.certified(1, 10, 11);
    scene.certified(2, 11, 12);
    scene.certified(3, 13, 14);
    assertThat(scene.survey.run(took -> {})).isEqualTo(2);
    assertThat(scene.blocked()).containsExactly(fingerprint(1), fingerprint(2));
  }

  @Test
  void blocksAnOldKeyWithWhichANewOneSharesAPrime() {
    scene.certified(1, 10, 11);
    scene.certified(2, 12, 13);
    assertThat(scene.survey.run(took -> {})).isZero();
    scene.certified(3, 14, 12);
    assertThat(scene.survey.run(took -> {})).isEqualTo(2);
    assertThat(scene.blocked()).containsExactly(fingerprint(2), fingerprint(3));
  }

  @Test
  void saysWithWhichKeyThePrimeIsSharedAndAuditsIt() {
    scene.certified(1, 10, 11);
    scene.certified(2, 11, 12);
    scene.survey.run(took -> {});
    BlockedKey key =
        scene
            .installation
            .commit(() -> scene.installation.stores.blockedKeys().findBySha256(fingerprint(1)))
            .orElseThrow();
    assertThat(key.flaw()).isEqualTo(RequestFlaw.KEY_SHARED_PRIME);
    assertThat(key.reason()).isEqualTo("It shares a prime factor with the key " + fingerprint(2));
    assertThat(key.blockedBy()).isEmpty();
    assertThat(scene.installation.auditTrail())
        .filteredOn(event -> event.subjectId().equals(key.id().toString()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo("blocked-key.added");
              assertThat(event.actorId()).isEqualTo(Optional.empty());
              assertThat(event.details()).containsEntry("code", "key-shared-prime");
            });
  }

  @Test
  void leavesAKeyAloneThatIsCertifiedTwice() {
    scene.certified(1, 10, 11);
    scene.certified(1, 10, 11);
    assertThat(scene.survey.run(took -> {})).isZero();
    scene.certified(1, 10, 11);
    assertThat(scene.survey.run(took -> {})).isZero();
  }

  @Test
  void leavesAKeyAsItIsThatIsBlockedAlready() {
    scene.certified(1, 10, 11);
    scene.blockedKeys.block(
        scene.installation.anAdmin(),
        BlockedKey.HashedPart.SPKI,
        fingerprint(1),
        new ManageBlockedKeys.Cause(RequestFlaw.KEY_BLOCKED, "it leaked"));
    scene.certified(2, 11, 12);
    assertThat(scene.survey.run(took -> {})).isOne();
    assertThat(scene.blocked()).containsExactly(fingerprint(1), fingerprint(2));
  }

  @Test
  void letsWhoRunsItRestAfterEachPieceOfWork() {
    scene.certified(1, 10, 11);
    scene.certified(2, 12, 13);
    List<Duration> pieces = new ArrayList<>();

    scene.survey.run(pieces::add);

    // Each by itself, the products, the one page of others, the remainders.
    assertThat(pieces).hasSize(4).noneMatch(Duration::isNegative);
  }

  @Test
  void asksForNoRestWhenThereIsNothingNew() {
    scene.certified(1, 10, 11);
    scene.survey.run(took -> {});
    List<Duration> pieces = new ArrayList<>();

    scene.survey.run(pieces::add);

    assertThat(pieces).isEmpty();
  }

  @Test
  void looksAtRsaKeysAlone() {
    scene.certifiedOnP256(1);
    scene.certifiedOnP256(2);
    assertThat(scene.survey.run(took -> {})).isZero();
    assertThat(scene.installation.commit(() -> scene.installation.stores.rsaModuli().after("", 9)))
        .isEmpty();
  }

  /** It got its id before the first run, and was stored after it. */
  @Test
  void seesACertificateThatWasStoredLate() {
    scene.certified(1, 10, 11);
    scene.survey.run(took -> {});
    scene.certified(scene.idOf(Duration.ofSeconds(30)), 2, 11, 12);
    assertThat(scene.survey.run(took -> {})).isEqualTo(2);
  }

  @Test
  void comparesMoreKeysThanItTakesAtOnce() {
    scene.certified(1, 10, 11);
    for (int i = 0; i < 1_001; i++) {
      scene.certified(1_000 + i, 10_000 + 2 * i, 10_001 + 2 * i);
      scene.installation.clock.moveBy(Duration.ofMillis(1));
    }
    scene.certified(2, 11, 12);
    assertThat(scene.survey.run(took -> {})).isEqualTo(2);
    assertThat(scene.blocked()).containsExactly(fingerprint(1), fingerprint(2));
  }

  @Test
  void doesNothingTwice() {
    scene.certified(1, 10, 11);
    scene.certified(2, 11, 12);
    scene.survey.run(took -> {});
    long events = scene.installation.auditTrail().stream().map(AuditEvent::id).count();
    assertThat(scene.survey.run(took -> {})).isZero();
    assertThat(scene.installation.auditTrail()).hasSize((int) events);
  }
}
