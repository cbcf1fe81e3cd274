package org.countersign.adapters.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
