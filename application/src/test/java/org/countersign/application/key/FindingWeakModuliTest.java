package org.countersign.application.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.key.KeyScene.fingerprint;
import static org.countersign.application.key.KeyScene.prime;

import java.util.Optional;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;

/** What takes too long to find before a certificate is issued, each key by itself. */
final class FindingWeakModuliTest {

  private final KeyScene scene = new KeyScene();

  private BlockedKey blocked(int fingerprint) {
    return scene
        .installation
        .commit(
            () -> scene.installation.stores.blockedKeys().findBySha256(fingerprint(fingerprint)))
        .orElseThrow();
  }

  @Test
  void blocksAKeyWhoseModulusIsAPrime() {
    scene.certified(1, prime(10));
    scene.certified(2, 11, 12);

    assertThat(scene.survey.run(took -> {})).isOne();

    assertThat(scene.blocked()).containsExactly(fingerprint(1));
    assertThat(blocked(1).flaw()).isEqualTo(RequestFlaw.KEY_MODULUS_PRIME);
    assertThat(blocked(1).blockedBy()).isEmpty();
    assertThat(blocked(1).objection().message())
        .isEqualTo(
            "RSA modulus in CSR is a prime, so that anyone can make its private key; make a new"
                + " key, of two primes");
    AuditEvent event = scene.lastEvent();
    assertThat(event.action()).isEqualTo("blocked-key.added");
    assertThat(event.actorKind()).isEqualTo(Principal.Kind.SYSTEM);
    assertThat(event.actorId()).isEqualTo(Optional.empty());
    assertThat(event.details()).containsEntry("code", "key-modulus-prime");
  }

  @Test
  void warnsOfAWeakKeyOnceThoughTheProcessEndedRightAfterItWasBlocked() {
    scene.certified(1, prime(10));
    scene.survey.run(took -> {});
    assertThat(scene.warnings).as("the event waits in the database").isEmpty();

    assertThat(scene.delivery.run()).isOne();

    assertThat(scene.warnings)
        .containsExactly(
            "Blocked the RSA key "
                + fingerprint(1)
                + ", on which 1 certificate was issued here: "
                + blocked(1).reason());
    assertThat(scene.delivery.run()).isZero();
  }

  @Test
  void inspectsEachKeyOnce() {
    scene.certified(1, prime(10));
    scene.survey.run(took -> {});
    scene.blockedKeys.unblock(scene.installation.anAdmin(), blocked(1).id());

    assertThat(scene.survey.run(took -> {})).isZero();
  }

  @Test
  void inspectsMoreKeysThanItTakesAtOnce() {
    for (int i = 0; i < 60; i++) {
      scene.certified(i, 100 + i, 200 + i);
    }
    scene.certified(61, prime(10));

    assertThat(scene.survey.run(took -> {})).isOne();

    assertThat(scene.blocked()).containsExactly(fingerprint(61));
  }
}
