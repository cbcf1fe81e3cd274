package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.PrivateKeyText;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptTextTest {

  private static final String BLOCK =
      "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----";

  @Test
  void isTheBlockOfACsrAsItWasSent() {
    assertThat(KeptText.ofReadable(BLOCK)).isSameAs(BLOCK);
    assertThat(KeptText.ofReadable("password: secret\n  " + BLOCK + "\n-----\nmore secrets"))
        .isEqualTo(BLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "what nobody can read", "-----BEGIN CERTIFICATE REQUEST-----\nMAA="})
  void isTheWholeOfWhatCannotBeRead(String text) {
    assertThat(KeptText.ofUnread(text)).isEqualTo(text);
    assertThat(KeptText.ofReadable(text)).isEqualTo(text);
  }

  @Test
  void isNeverAPrivateKey() {
    String key =
        Base64.getEncoder()
            .encodeToString(TestKeys.generate(KeyAlgorithm.EC_P256).getPrivate().getEncoded());

    assertThat(KeptText.ofUnread(key)).isEqualTo(PrivateKeyText.NOT_KEPT);
    assertThat(KeptText.ofUnread(BLOCK + key)).isEqualTo(PrivateKeyText.NOT_KEPT);
  }
}
