package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everything that hashes secrets does. */
public interface SecretHashingContract {

  SecretHashing hashing();

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "correct horse battery staple", "пароль", "\uD83D\uDD11"})
  default void matchesTheSecretThatWasHashed(String secret) {
    assertThat(hashing().matches(secret, hashing().hash(secret))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Secret", "secret ", "secre"})
  default void matchesNoOtherSecret(String other) {
    assertThat(hashing().matches(other, hashing().hash("secret"))).isFalse();
  }

  @Test
  default void hashesTheSameSecretDifferentlyEachTime() {
    assertThat(hashing().hash("secret")).isNotEqualTo(hashing().hash("secret"));
  }

  @Test
  default void showsNothingOfTheSecret() {
    assertThat(hashing().hash("hunter2").toLowerCase(Locale.ROOT)).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "$argon2id$", "$argon2id$v=19$m=0,t=0,p=0$$", "$2b$12$short"})
  default void matchesNothingAgainstWhatIsNoHash(String hash) {
    assertThat(hashing().matches("secret", hash)).isFalse();
  }

  @Test
  default void matchesNothingAgainstTheUnmatchable() {
    String unmatchable = hashing().unmatchable();

    assertThat(hashing().matches("", unmatchable)).isFalse();
    assertThat(hashing().matches("secret", unmatchable)).isFalse();
    assertThat(hashing().matches(unmatchable, unmatchable)).isFalse();
  }

  /** The same parameters: then checking takes as long. The salt and the tag differ. */
  @Test
  default void makesTheUnmatchableLikeAnyHash() {
    String hash = hashing().hash("secret");
    String unmatchable = hashing().unmatchable();

    assertThat(unmatchable).hasSameSizeAs(hash);
    int salt = hash.lastIndexOf('$', hash.lastIndexOf('$') - 1);
    assertThat(unmatchable).startsWith(hash.substring(0, salt + 1));
  }
}
