package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.countersign.application.port.crypto.AccessTokenSigning.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everything that signs access tokens does. */
public interface AccessTokenSigningContract {

  Claims CLAIMS =
      new Claims(
          UUID.fromString("018f0000-0000-7000-8000-000000000001"),
          UUID.fromString("018f0000-0000-7000-8000-000000000002"),
          Instant.parse("2030-01-01T00:00:00Z"),
          Instant.parse("2030-01-31T00:00:00Z"));

  AccessTokenSigning signing();

  @Test
  default void readsTheClaimsThatItSigned() {
    byte[] key = signing().newKey();

    assertThat(signing().verify(signing().sign(CLAIMS, key), key)).contains(CLAIMS);
  }

  @Test
  default void doesNotLookAtExpiry() {
    byte[] key = signing().newKey();
    Claims expired =
        new Claims(
            CLAIMS.tokenId(), CLAIMS.identityId(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThat(signing().verify(signing().sign(expired, key), key)).contains(expired);
  }

  @Test
  default void makesADifferentKeyEachTimeOf256BitsOrMore() {
    assertThat(signing().newKey()).isNotEqualTo(signing().newKey()).hasSizeGreaterThanOrEqualTo(32);
  }

  @Test
  default void readsNothingThatAnotherKeySigned() {
    String token = signing().sign(CLAIMS, signing().newKey());

    assertThat(signing().verify(token, signing().newKey())).isEmpty();
  }

  /** Only one token stands for the claims: no character of it may be another, cut off or added. */
  @Test
  default void readsNothingThatWasChanged() {
    byte[] key = signing().newKey();
    String token = signing().sign(CLAIMS, key);
    for (int i = 0; i < token.length(); i++) {
      for (char other : new char[] {'A', 'B', '-', '.', '=', ' '}) {
        String changed = token.substring(0, i) + other + token.substring(i + 1);
        if (!changed.equals(token)) {
          assertThat(signing().verify(changed, key)).as("%s", changed).isEmpty();
        }
      }
      assertThat(signing().verify(token.substring(0, i), key)).isEmpty();
    }
    for (String suffix : Arrays.asList("=", "A", ".", " ", "\n")) {
      assertThat(signing().verify(token + suffix, key)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "Bearer", "e30.e30.", "\u0000"})
  default void readsNothingThatIsNoToken(String text) {
    assertThat(signing().verify(text, signing().newKey())).isEmpty();
  }
}
