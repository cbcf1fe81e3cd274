package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.domain.issuance.CertificateRequest;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promises. */
public interface IdempotencyKeysContract extends StoresContract {

  Instant BOUND = Instant.parse("2030-01-01T00:00:00.000007Z");

  @Test
  default void findsTheRequestThatAKeyStandsFor() {
    IdempotencyKey key = stored(aKey("k!"));

    assertThat(find(key.identityId(), "k!")).contains(key);
    assertThat(find(key.identityId(), "K!")).isEmpty();
    assertThat(find(UUID.randomUUID(), "k!")).isEmpty();
  }

  @Test
  default void bindsAKeyTogetherWithItsRequest() {
    CertificateRequest request = storedTenant().aRequest().build();
    IdempotencyKey key = keyFor(UUID.randomUUID(), "k", request);

    commit(
        () -> {
          stores().certificateRequests().add(request);
          stores().idempotencyKeys().add(key);
        });

    assertThat(find(key.identityId(), "k")).contains(key);
  }

  @Test
  default void refusesAKeyThatIsBound() {
    IdempotencyKey key = stored(aKey("k"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(
                    new IdempotencyKey(key.identityId(), "k", "another", key.requestId(), BOUND)));
  }

  @Test
  default void givesOneWinnerToRequestsWithOneKeyAtOnce() {
    StoresContract.Tenant tenant = storedTenant();
    UUID identityId = UUID.randomUUID();

    List<RuntimeException> losers =
        atOnce(
            8,
            () -> {
              CertificateRequest request = tenant.aRequest().build();
              stores().certificateRequests().add(request);
              stores().idempotencyKeys().add(keyFor(identityId, "k", request));
            });

    assertThat(losers).hasSize(7).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void unbindsAKey() {
    IdempotencyKey key = stored(aKey("k"));

    commit(() -> stores().idempotencyKeys().remove(key.identityId(), "k"));

    assertThat(find(key.identityId(), "k")).isEmpty();
  }

  @Test
  default void unbindsAKeyThatIsNotBoundWithoutError() {
    UUID identityId = UUID.randomUUID();

    commit(() -> stores().idempotencyKeys().remove(identityId, "k"));

    assertThat(find(identityId, "k")).isEmpty();
  }

  @Test
  default void forgetsKeysThatWereBoundBeforeAMoment() {
    IdempotencyKey key = stored(aKey("k"));

    commit(() -> stores().idempotencyKeys().removeOlderThan(BOUND));
    assertThat(find(key.identityId(), "k")).isPresent();

    commit(() -> stores().idempotencyKeys().removeOlderThan(BOUND.plusSeconds(1)));
    assertThat(find(key.identityId(), "k")).isEmpty();
  }

  private IdempotencyKey aKey(String key) {
    return keyFor(UUID.randomUUID(), key, stored(storedTenant().aRequest().build()));
  }

  private static IdempotencyKey keyFor(UUID identityId, String key, CertificateRequest request) {
    return new IdempotencyKey(identityId, key, "0c".repeat(32), request.id(), BOUND);
  }

  private IdempotencyKey stored(IdempotencyKey key) {
    commit(() -> stores().idempotencyKeys().add(key));
    return key;
  }

  private Optional<IdempotencyKey> find(UUID identityId, String key) {
    return commit(() -> stores().idempotencyKeys().find(identityId, key));
  }
}
