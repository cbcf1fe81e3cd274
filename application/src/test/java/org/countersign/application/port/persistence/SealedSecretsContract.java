package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link SealedSecrets} promises. */
public interface SealedSecretsContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    byte[] sealed = RandomValues.octets(5000);

    commit(() -> stores().sealedSecrets().add("token-key", sealed));

    assertThat(commit(() -> stores().sealedSecrets().find("token-key")))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
    assertThat(commit(() -> stores().sealedSecrets().find("another"))).isEmpty();
  }

  @Test
  default void refusesASecondOfTheSameName() {
    commit(() -> stores().sealedSecrets().add("token-key", RandomValues.octets(9)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () -> commit(() -> stores().sealedSecrets().add("token-key", RandomValues.octets(9))));
  }

  @Test
  default void givesOneWinnerToNodesThatAddAtOnce() {
    List<RuntimeException> losers =
        atOnce(6, () -> stores().sealedSecrets().add("token-key", RandomValues.octets(9)));

    assertThat(losers).hasSize(5).allMatch(DuplicateEntry.class::isInstance);
  }
}
