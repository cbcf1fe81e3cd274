package org.countersign.adapters.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.crypto.SecretSealing.SealBroken;
import org.countersign.application.port.crypto.SecretSealingContract;
import org.junit.jupiter.api.Test;

final class AesGcmSealingTest implements SecretSealingContract {

  private final SecureRandom random = new SecureRandom();
  private final MasterKey masterKey = MasterKey.generate(random);
  private final SecretSealing sealing = new AesGcmSealing(masterKey, random);
  private final SecretSealing anotherSealing =
      new AesGcmSealing(MasterKey.generate(random), random);

  @Override
  public SecretSealing sealing() {
    return sealing;
  }

  @Override
  public SecretSealing anotherSealing() {
    return anotherSealing;
  }

  @Test
  void saysFormatAndMasterKeyInTheFirstOctets() {
    byte[] sealed = sealing.seal(SECRET, PURPOSE);

    assertThat(sealed[0]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(sealed, 1, 9)).isEqualTo(masterKey.id());
    assertThat(sealed).hasSize(97 + SECRET.length);
  }

  @Test
  void tellsAnotherMasterKeyFromAChange() {
    byte[] sealed = sealing.seal(SECRET, PURPOSE);

    assertThatThrownBy(() -> anotherSealing.open(sealed, PURPOSE))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("another master key");
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> sealing.open(sealed, PURPOSE))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("changed");
  }

  @Test
  void opensUnderTheSameMasterKeyAfterARestart() {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    byte[] sealed = new AesGcmSealing(MasterKey.of(octets), random).seal(SECRET, PURPOSE);

    assertThat(new AesGcmSealing(MasterKey.of(octets), random).open(sealed, PURPOSE))
        .isEqualTo(SECRET);
  }
}
