package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** What {@link KeyRecords} promises. */
public interface KeyRecordsContract extends StoresContract {

  @Test
  default void knowsNothingOfAKeyThatWasNeverSeen() {
    Tenant tenant = storedTenant();
    blocked(aKey());
    certificate(tenant, aKey());

    assertThat(recordOf(aKey(), tenant)).isEqualTo(KeyRecord.NONE);
  }

  @Test
  default void tellsWhyAKeyIsBlockedUntilItIsNot() {
    SubjectPublicKeyInfo key = aKey();
    BlockedKey blocked = blocked(key);

    assertThat(recordOf(key, storedTenant()).blocked()).contains(blocked);

    commit(() -> stores().blockedKeys().remove(blocked.id()));
    assertThat(recordOf(key, storedTenant()).blocked()).isEmpty();
  }

  @Test
  default void tellsThatTheModulusOfAKeyIsBlocked() {
    SubjectPublicKeyInfo key = anRsaKey();
    BlockedKey blocked =
        new BlockedKey(
            UUID.randomUUID(),
            BlockedKey.HashedPart.MODULUS,
            key.modulusFingerprint().orElseThrow(),
            RequestFlaw.KEY_BLOCKED,
            "on a public list",
            Optional.empty(),
            Instant.parse("2030-01-01T00:00:00.000003Z"));
    commit(() -> stores().blockedKeys().add(blocked));

    assertThat(recordOf(key, storedTenant()).blocked()).contains(blocked);
    assertThat(recordOf(anRsaKey(), storedTenant())).isEqualTo(KeyRecord.NONE);
    assertThat(recordOf(aKey(), storedTenant())).isEqualTo(KeyRecord.NONE);
  }

  private static SubjectPublicKeyInfo anRsaKey() {
    byte[] modulus = RandomValues.octets(256);
    byte[] head = {0x30, (byte) 0x82, 1, 10, 2, (byte) 0x82, 1, 1, 0};
    byte[] exponent = {2, 3, 1, 0, 1};
    byte[] key = Arrays.copyOf(head, head.length + modulus.length + exponent.length);
    System.arraycopy(modulus, 0, key, head.length, modulus.length);
    System.arraycopy(exponent, 0, key, head.length + modulus.length, exponent.length);
    return new SubjectPublicKeyInfo(KeyAlgorithm.RSA_2048, key, key);
  }

  @Test
  default void knowsTheKeysOfCasOfEveryProjectAndOfThoseThatWaitForTheirCertificate() {
    SubjectPublicKeyInfo certified =
        storedTenant().authority().certificate().orElseThrow().publicKey();
    SealedSigningKey waiting =
        new SealedSigningKey(
            UUID.randomUUID(),
            RandomValues.publicKey(KeyAlgorithm.RSA_4096),
            RandomValues.octets(2500));
    commit(() -> stores().sealedSigningKeys().add(waiting));

    assertThat(recordOf(certified, storedTenant()).ofAuthority()).isTrue();
    assertThat(recordOf(waiting.publicKey(), storedTenant()).ofAuthority()).isTrue();
  }

  @Test
  default void namesTheLatestCertificateOnAKeyInOneProjectAlone() {
    Tenant tenant = storedTenant();
    Tenant other = storedTenant();
    SubjectPublicKeyInfo key = aKey();
    certificate(tenant, key);
    IssuedCertificate newer = certificate(tenant, key);
    IssuedCertificate foreign = certificate(other, key);
    SubjectPublicKeyInfo second = aKey();
    certificate(tenant, second);

    assertThat(recordOf(key, tenant).latest()).contains(newer.serialNumber());
    assertThat(recordOf(key, other).latest()).contains(foreign.serialNumber());
    assertThat(recordOf(second, other).latest()).isEmpty();
  }

  @Test
  default void tellsAllThatThereIs() {
    Tenant tenant = storedTenant();
    SubjectPublicKeyInfo key = tenant.authority().certificate().orElseThrow().publicKey();
    BlockedKey blocked = blocked(key);
    IssuedCertificate certificate = certificate(tenant, key);

    assertThat(recordOf(key, tenant))
        .isEqualTo(
            new KeyRecord(Optional.of(blocked), true, Optional.of(certificate.serialNumber())));
  }

  @Test
  default void givesEachOfManyThatAskAtOnceItsOwnAnswer() {
    Tenant tenant = storedTenant();
    List<SubjectPublicKeyInfo> keys = new ArrayList<>();
    List<IssuedCertificate> certificates = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      keys.add(aKey());
      certificates.add(certificate(tenant, keys.get(i)));
    }
    BlockedKey blocked = blocked(keys.get(7));
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<KeyRecord>> answers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        SubjectPublicKeyInfo key = keys.get(i % 20);
        answers.add(threads.submit(() -> recordOf(key, tenant)));
      }
      for (int i = 0; i < 400; i++) {
        assertThat(answers.get(i).get())
            .isEqualTo(
                new KeyRecord(
                    i % 20 == 7 ? Optional.of(blocked) : Optional.empty(),
                    false,
                    Optional.of(certificates.get(i % 20).serialNumber())));
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private KeyRecord recordOf(SubjectPublicKeyInfo key, Tenant tenant) {
    return stores().keyRecords().of(key, tenant.projectId());
  }

  private static SubjectPublicKeyInfo aKey() {
    return RandomValues.publicKey(KeyAlgorithm.EC_P256);
  }

  private BlockedKey blocked(SubjectPublicKeyInfo key) {
    BlockedKey blocked =
        new BlockedKey(
            UUID.randomUUID(),
            BlockedKey.HashedPart.SPKI,
            key.fingerprint(),
            RequestFlaw.KEY_BLOCKED,
            "it leaked: \u00fc",
            Optional.of(UUID.randomUUID()),
            Instant.parse("2030-01-01T00:00:00.000003Z"));
    commit(() -> stores().blockedKeys().add(blocked));
    return blocked;
  }

  /** Its id comes after those of all before, as the server's do. */
  private IssuedCertificate certificate(Tenant tenant, SubjectPublicKeyInfo key) {
    return stored(
        tenant
            .aCertificate()
            .withId(RandomValues.nextId())
            .withPublicKeyFingerprint(key.fingerprint())
            .build());
  }
}
