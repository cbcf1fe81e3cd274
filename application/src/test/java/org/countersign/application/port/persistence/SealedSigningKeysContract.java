package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/** What {@link SealedSigningKeys} promises. */
public interface SealedSigningKeysContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    SealedSigningKey key = aKey(UUID.randomUUID());

    commit(() -> stores().sealedSigningKeys().add(key));

    SealedSigningKey found =
        commit(() -> stores().sealedSigningKeys().find(key.id())).orElseThrow();
    assertThat(found.sealed()).isEqualTo(key.sealed());
    assertThat(found.publicKey()).isEqualTo(key.publicKey());
    assertThat(found.publicKey().algorithm()).isEqualTo(KeyAlgorithm.RSA_4096);
    assertThat(found.publicKey().subjectPublicKey()).isEqualTo(key.publicKey().subjectPublicKey());
    assertThat(commit(() -> stores().sealedSigningKeys().find(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void refusesASecondOfTheSameId() {
    UUID id = UUID.randomUUID();
    commit(() -> stores().sealedSigningKeys().add(aKey(id)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().sealedSigningKeys().add(aKey(id))));
  }

  private static SealedSigningKey aKey(UUID id) {
    return new SealedSigningKey(
        id, RandomValues.publicKey(KeyAlgorithm.RSA_4096), RandomValues.octets(2500));
  }
}
