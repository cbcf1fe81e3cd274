package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedKeyTest {

  private static final String FINGERPRINT = "0a".repeat(32);

  private static BlockedKey key(String fingerprint, RequestFlaw flaw) {
    return new BlockedKey(
        UUID.randomUUID(),
        BlockedKey.HashedPart.SPKI,
        fingerprint,
        flaw,
        "it leaked",
        Optional.empty(),
        Instant.EPOCH);
  }

  @Test
  void tellsTheRequesterTheReason() {
    assertThat(key(FINGERPRINT, RequestFlaw.KEY_BLOCKED).objection())
        .isEqualTo(
            new KeyObjection(
                RequestFlaw.KEY_BLOCKED,
                "The key in the CSR is blocked here: it leaked; make a new key"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestFlaw.class,
      names = {"KEY_DEBIAN_WEAK", "KEY_SHARED_PRIME"})
  void tellsAKnownWeaknessInItsOwnWords(RequestFlaw flaw) {
    KeyObjection objection = key(FINGERPRINT, flaw).objection();
    assertThat(objection.flaw()).isEqualTo(flaw);
    assertThat(objection.message())
        .contains("make a new key")
        .doesNotContain("it leaked")
        .satisfiesAnyOf(
            message -> assertThat(message).contains("CVE-2008-0166"),
            message -> assertThat(message).contains("prime factor in common"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0a", "0A0A", "g"})
  void isNoFingerprint(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> key(text, RequestFlaw.KEY_BLOCKED));
  }

  @Test
  void isNotBlockedForWhatTheKeyItselfTells() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key(FINGERPRINT, RequestFlaw.KEY_ROCA))
        .withMessage("no key is blocked for key-roca");
  }
}
