package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IssuanceJournal.Binding;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promises. */
public interface IdempotencyKeysContract extends StoresContract {

  Instant BOUND = Instant.parse("2030-01-01T00:00:00.000007Z");
  Instant EXPIRES = Instant.parse("2030-04-01T00:00:00Z");
  String HASH = "0c".repeat(32);

  @Test
  default void findsTheRequestThatAKeyStandsFor() {
    IdempotencyKey key = stored(aKey("k!"));

    assertThat(find(key.identityId(), "k!")).contains(key);
    assertThat(find(key.identityId(), "K!")).isEmpty();
    assertThat(find(UUID.randomUUID(), "k!")).isEmpty();
  }

  @Test
  default void refusesAKeyThatIsBound() {
    IdempotencyKey key = stored(aKey("k"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> stored(keyWithHash(key, "0d".repeat(32))));
    assertThat(find(key.identityId(), "k")).contains(key);
  }

  @Test
  default void keepsWhatTheAnswerToldInItsOrderAndWhateverItSays() {
    List<ElementVerdict> elements =
        List.of(
            new ElementVerdict(
                "subjectAltName[0]",
                Optional.of("b\u0000.example"),
                ElementVerdict.Verdict.GRANTED,
                "/sans/0",
                "allowed"),
            new ElementVerdict(
                "challengePassword",
                Optional.empty(),
                ElementVerdict.Verdict.IGNORED,
                "no-challenge",
                ""));
    IdempotencyKey key =
        stored(
            new IdempotencyKey(
                UUID.randomUUID(), "k", HASH, UUID.randomUUID(), elements, BOUND, EXPIRES));

    assertThat(find(key.identityId(), "k")).contains(key);
  }

  @Test
  default void letsAKeyStandForAnotherRequest() {
    IdempotencyKey key = stored(aKey("k"));
    IdempotencyKey other = stored(keyFor(key.identityId(), "K", UUID.randomUUID()));
    IdempotencyKey rebound =
        new IdempotencyKey(
            key.identityId(),
            "k",
            "0d".repeat(32),
            UUID.randomUUID(),
            List.of(),
            BOUND.plusSeconds(1),
            EXPIRES.plusSeconds(1));

    bind(rebound, Optional.of(key.requestId()));

    assertThat(find(key.identityId(), "k")).contains(rebound);
    assertThat(find(key.identityId(), "K")).contains(other);
  }

  @Test
  default void doesNotRebindAKeyThatStandsForAnotherRequestByNow() {
    IdempotencyKey key = stored(aKey("k"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                bind(
                    keyFor(key.identityId(), "k", UUID.randomUUID()),
                    Optional.of(UUID.randomUUID())));
    assertThat(find(key.identityId(), "k")).contains(key);
  }

  @Test
  default void doesNotRebindAKeyThatIsNotBound() {
    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> bind(aKey("k"), Optional.of(UUID.randomUUID())));
  }

  @Test
  default void forgetsKeysThatExpiredBeforeAMoment() {
    IdempotencyKey key = stored(aKey("k"));

    commit(() -> stores().idempotencyKeys().removeExpiredBefore(EXPIRES));
    assertThat(find(key.identityId(), "k")).isPresent();

    commit(() -> stores().idempotencyKeys().removeExpiredBefore(EXPIRES.plusSeconds(1)));
    assertThat(find(key.identityId(), "k")).isEmpty();
  }

  private static IdempotencyKey aKey(String key) {
    return keyFor(UUID.randomUUID(), key, UUID.randomUUID());
  }

  private static IdempotencyKey keyFor(UUID identityId, String key, UUID requestId) {
    return new IdempotencyKey(identityId, key, HASH, requestId, List.of(), BOUND, EXPIRES);
  }

  private static IdempotencyKey keyWithHash(IdempotencyKey key, String bodyHash) {
    return new IdempotencyKey(
        key.identityId(), key.key(), bodyHash, UUID.randomUUID(), List.of(), BOUND, EXPIRES);
  }

  private IdempotencyKey stored(IdempotencyKey key) {
    bind(key, Optional.empty());
    return key;
  }

  /** With the pending request that it stands for. */
  private void bind(IdempotencyKey key, Optional<UUID> former) {
    IssuanceRecord request = storedTenant().aRequest().withId(key.requestId()).build();
    stores()
        .issuanceJournal()
        .pending(
            request,
            RandomValues.publicKey(KeyAlgorithm.EC_P256),
            Optional.of(new Binding(key, former)));
  }

  private Optional<IdempotencyKey> find(UUID identityId, String key) {
    return commit(() -> stores().idempotencyKeys().find(identityId, key));
  }
}
