package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {

  private static final String BLOCK =
      "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----";

  @Test
  void aBlockStandsAloneAsItWasSent() {
    assertThat(Pem.block(BLOCK)).isSameAs(BLOCK);
    assertThat(Pem.block("password: secret\n  " + BLOCK + "\n-----\nmore secrets"))
        .isEqualTo(BLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "what nobody can read", "-----BEGIN CERTIFICATE REQUEST-----\nMAA="})
  void theWholeTextStandsWhereThereIsNoBlock(String text) {
    assertThat(Pem.block(text)).isEqualTo(text);
  }
}
