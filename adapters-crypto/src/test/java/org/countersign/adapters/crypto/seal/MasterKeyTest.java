package org.countersign.adapters.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class MasterKeyTest {

  @Test
  void showsNothingOfItself() {
    assertThat(MasterKey.of(new byte[32])).hasToString("MasterKey[…]");
  }

  @Test
  void hasThirtyTwoOctets() {
    assertThatThrownBy(() -> MasterKey.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhatItHasSealed() {
    SecureRandom random = new SecureRandom();
    MasterKey key = MasterKey.generate(random);
    byte[] sealed = new AesGcmSealing(key, random).seal(new byte[] {1}, "test");

    assertThat(key.hasSealed(sealed)).isTrue();
    assertThat(MasterKey.generate(random).hasSealed(sealed)).isFalse();
    assertThat(key.hasSealed(new byte[] {1})).isFalse();
  }
}
