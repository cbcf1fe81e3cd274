package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IdempotencyKeys.Remarks;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.Warning;
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
        .isThrownBy(() -> stored(keyWithHash(key, "another")));
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
  default void keepsTheRemarksInTheirOrderAndWhateverTheySay() {
    Remarks remarks =
        new Remarks(
            List.of(new Warning("no-san", "\u00fc \"\u0000\""), new Warning("a", "/csr", "")),
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
                    "")));
    CertificateRequest request = stored(storedTenant().aRequest().build());
    IdempotencyKey key =
        stored(
            new IdempotencyKey(
                UUID.randomUUID(), "k", HASH, request.id(), remarks, BOUND, EXPIRES));

    assertThat(find(key.identityId(), "k")).contains(key);
  }

  @Test
  default void letsAKeyStandForAnotherRequest() {
    Tenant tenant = storedTenant();
    CertificateRequest former = stored(tenant.aRequest().build());
    IdempotencyKey key = stored(keyFor(UUID.randomUUID(), "k", former));
    IdempotencyKey other = stored(keyFor(key.identityId(), "K", former));
    CertificateRequest later = tenant.aRequest().build();
    IdempotencyKey rebound =
        new IdempotencyKey(
            key.identityId(),
            "k",
            HASH,
            later.id(),
            new Remarks(List.of(new Warning("no-san", "none")), List.of()),
            BOUND.plusSeconds(1),
            EXPIRES.plusSeconds(1));

    commit(
        () -> {
          stores().certificateRequests().add(later);
          stores().idempotencyKeys().rebind(rebound, former.id());
        });

    assertThat(find(key.identityId(), "k")).contains(rebound);
    assertThat(find(key.identityId(), "K")).contains(other);
  }

  @Test
  default void doesNotRebindAKeyThatStandsForAnotherRequestByNow() {
    IdempotencyKey key = stored(aKey("k"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().idempotencyKeys().rebind(key, UUID.randomUUID())));
  }

  @Test
  default void doesNotRebindAKeyThatIsNotBound() {
    CertificateRequest request = stored(storedTenant().aRequest().build());
    IdempotencyKey key = keyFor(UUID.randomUUID(), "k", request);

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> commit(() -> stores().idempotencyKeys().rebind(key, request.id())));
  }

  @Test
  default void givesOneWinnerToRequestsThatRebindOneKeyAtOnce() {
    Tenant tenant = storedTenant();
    CertificateRequest former = stored(tenant.aRequest().build());
    IdempotencyKey key = stored(keyFor(UUID.randomUUID(), "k", former));

    List<RuntimeException> losers =
        atOnce(
            8,
            () -> {
              CertificateRequest request = tenant.aRequest().build();
              stores().certificateRequests().add(request);
              stores()
                  .idempotencyKeys()
                  .rebind(keyFor(key.identityId(), "k", request), former.id());
            });

    assertThat(losers)
        .hasSize(7)
        .allMatch(loser -> loser instanceof DuplicateEntry || loser instanceof ConcurrentChange);
  }

  @Test
  default void forgetsKeysThatExpiredBeforeAMoment() {
    IdempotencyKey key = stored(aKey("k"));

    commit(() -> stores().idempotencyKeys().removeExpiredBefore(EXPIRES));
    assertThat(find(key.identityId(), "k")).isPresent();

    commit(() -> stores().idempotencyKeys().removeExpiredBefore(EXPIRES.plusSeconds(1)));
    assertThat(find(key.identityId(), "k")).isEmpty();
  }

  private IdempotencyKey aKey(String key) {
    return keyFor(UUID.randomUUID(), key, stored(storedTenant().aRequest().build()));
  }

  private static IdempotencyKey keyFor(UUID identityId, String key, CertificateRequest request) {
    return new IdempotencyKey(identityId, key, HASH, request.id(), Remarks.NONE, BOUND, EXPIRES);
  }

  private static IdempotencyKey keyWithHash(IdempotencyKey key, String bodyHash) {
    return new IdempotencyKey(
        key.identityId(), key.key(), bodyHash, key.requestId(), Remarks.NONE, BOUND, EXPIRES);
  }

  private IdempotencyKey stored(IdempotencyKey key) {
    commit(() -> stores().idempotencyKeys().add(key));
    return key;
  }

  private Optional<IdempotencyKey> find(UUID identityId, String key) {
    return commit(() -> stores().idempotencyKeys().find(identityId, key));
  }
}
