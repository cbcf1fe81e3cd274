package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.countersign.application.port.crypto.SecretSealing.SealBroken;
import org.junit.jupiter.api.Test;

/** What everything that seals secrets does. */
public interface SecretSealingContract {

  byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);
  String PURPOSE = "signing-key/018f0000";

  SecretSealing sealing();

  /** Under another master key. */
  SecretSealing anotherSealing();

  @Test
  default void opensWhatItSealed() {
    assertThat(sealing().open(sealing().seal(SECRET, PURPOSE), PURPOSE)).isEqualTo(SECRET);
  }

  @Test
  default void opensWhatItSealedOfNothing() {
    assertThat(sealing().open(sealing().seal(new byte[0], PURPOSE), PURPOSE)).isEmpty();
  }

  @Test
  default void doesNotOpenForAnotherPurpose() {
    byte[] sealed = sealing().seal(SECRET, PURPOSE);

    assertThatThrownBy(() -> sealing().open(sealed, PURPOSE + "0")).isInstanceOf(SealBroken.class);
  }

  @Test
  default void doesNotOpenUnderAnotherMasterKey() {
    byte[] sealed = sealing().seal(SECRET, PURPOSE);

    assertThatThrownBy(() -> anotherSealing().open(sealed, PURPOSE)).isInstanceOf(SealBroken.class);
  }

  @Test
  default void seesEachChangedBit() {
    byte[] sealed = sealing().seal(SECRET, PURPOSE);
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> sealing().open(changed, PURPOSE))
          .as("bit %d changed", bit)
          .isInstanceOf(SealBroken.class);
    }
  }

  @Test
  default void seesEachCutAndEachAddition() {
    byte[] sealed = sealing().seal(SECRET, PURPOSE);
    for (int length = 0; length <= sealed.length + 1; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      if (length != sealed.length) {
        assertThatThrownBy(() -> sealing().open(cut, PURPOSE))
            .as("%d octets of %d", length, sealed.length)
            .isInstanceOf(SealBroken.class);
      }
    }
  }

  @Test
  default void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(sealing().seal(SECRET, PURPOSE)).isNotEqualTo(sealing().seal(SECRET, PURPOSE));
  }

  @Test
  default void showsNothingOfTheSecret() {
    String sealed = new String(sealing().seal(SECRET, PURPOSE), StandardCharsets.ISO_8859_1);

    assertThat(sealed).doesNotContain("secret");
  }
}
