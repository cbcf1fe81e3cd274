package org.countersign.adapters.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

final class ReadKeysTest {

  private final KeyOperations operations = new KeyOperations(ProviderChoice.withoutNativeCode());
  private final List<SubjectPublicKeyInfo> read = new ArrayList<>();
  private final ReadKeys keys = new ReadKeys(this::read, 2);

  private PublicKey read(SubjectPublicKeyInfo key) throws GeneralSecurityException {
    read.add(key);
    if (key.der().length < 10) {
      throw new InvalidKeyException("too short");
    }
    return operations.generate(KeyAlgorithm.EC_P256).getPublic();
  }

  private static SubjectPublicKeyInfo key(int seed, int octets) {
    byte[] der = new byte[octets];
    der[0] = (byte) seed;
    return new SubjectPublicKeyInfo(KeyAlgorithm.EC_P256, der, der);
  }

  @Test
  void readsTheSameOctetsOnce() throws GeneralSecurityException {
    assertThat(keys.of(key(1, 91))).isSameAs(keys.of(key(1, 91)));
    assertThat(read).hasSize(1);
  }

  @Test
  void readsOtherOctetsAsAnotherKey() throws GeneralSecurityException {
    assertThat(keys.of(key(1, 91))).isNotEqualTo(keys.of(key(2, 91)));
  }

  @Test
  void passesOnThatAKeyCannotBeReadAndTriesAgain() {
    for (int time = 1; time <= 2; time++) {
      assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> keys.of(key(1, 9)));
      assertThat(read).hasSize(time);
    }
  }

  @Test
  void forgetsAllRatherThanGrow() throws GeneralSecurityException {
    for (int seed : List.of(1, 2, 1, 3, 1)) {
      keys.of(key(seed, 91));
    }
    assertThat(read).containsExactly(key(1, 91), key(2, 91), key(3, 91), key(1, 91));
  }
}
