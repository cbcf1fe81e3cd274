package org.countersign.adapters.crypto.softkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.UUID;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

final class OpenedKeysTest {

  @Test
  void letsGoOfTheKeyThatWasNotUsedForLongest() {
    OpenedKeys keys = new OpenedKeys(2);
    KeyPair pair = TestKeys.shared(KeyAlgorithm.EC_P256);
    OpenedKey key =
        new OpenedKey(pair.getPrivate(), TestKeys.publicKey(KeyAlgorithm.EC_P256, pair));
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    keys.put(first, key);
    keys.put(second, key);
    assertThat(keys.find(first)).isPresent();

    keys.put(third, key);

    assertThat(keys.find(first)).isPresent();
    assertThat(keys.find(second)).isEmpty();
    assertThat(keys.find(third)).isPresent();
  }

  @Test
  void showsNothingOfThePrivateKey() {
    KeyPair pair = TestKeys.shared(KeyAlgorithm.EC_P256);
    OpenedKey key =
        new OpenedKey(pair.getPrivate(), TestKeys.publicKey(KeyAlgorithm.EC_P256, pair));

    assertThat(key.toString()).startsWith("OpenedKey[EC_P256 ").hasSizeLessThan(100);
  }
}
