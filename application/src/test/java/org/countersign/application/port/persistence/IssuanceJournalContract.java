package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IssuanceJournal.Binding;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** What {@link IssuanceJournal} promises. */
public interface IssuanceJournalContract extends StoresContract {

  Instant AT = Instant.parse("2030-01-01T12:00:00.000001Z");

  @Test
  default void recordsAPendingRequestWithEveryDetail() {
    IssuanceRecord request =
        storedTenant()
            .aRequest()
            .withName(GeneralNameKind.OTHER_NAME, "1.2.3: \u00fc\u0000")
            .withCsr("\u0000 no CSR \u20ac " + "x".repeat(70_000))
            .withMetadata("team", "blue")
            .withMetadata("team", "blue")
            .withMetadata("nul \u0000", "nul \u0000")
            .withWarning(new Warning("csr-deviation", "attributes", "nul \u0000"))
            .build();

    pending(request, Optional.empty());

    assertThat(find(request.id())).contains(request);
  }

  @Test
  default void bindsAKeyToAPendingRequest() {
    IssuanceRecord request = storedTenant().aRequest().build();
    IdempotencyKey key = keyFor(UUID.randomUUID(), request);

    pending(request, bound(key));

    assertThat(find(key)).contains(key);
  }

  @Test
  default void recordsNothingWhenTheKeyIsBound() {
    Tenant tenant = storedTenant();
    IssuanceRecord first = tenant.aRequest().build();
    IssuanceRecord second = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    pending(first, bound(keyFor(identity, first)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> pending(second, bound(keyFor(identity, second))));

    assertThat(find(second.id())).isEmpty();
    assertThat(find(keyFor(identity, first))).contains(keyFor(identity, first));
  }

  @Test
  default void letsAKeyStandForAnotherRequest() {
    Tenant tenant = storedTenant();
    IssuanceRecord former = tenant.aRequest().build();
    IssuanceRecord later = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    pending(former, bound(keyFor(identity, former)));

    pending(later, Optional.of(new Binding(keyFor(identity, later), Optional.of(former.id()))));

    assertThat(find(keyFor(identity, later))).contains(keyFor(identity, later));
  }

  @Test
  default void recordsNothingWhenTheKeyStandsForAThirdRequestByNow() {
    Tenant tenant = storedTenant();
    IssuanceRecord bound = tenant.aRequest().build();
    IssuanceRecord later = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    pending(bound, bound(keyFor(identity, bound)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                pending(
                    later,
                    Optional.of(
                        new Binding(keyFor(identity, later), Optional.of(UUID.randomUUID())))));

    assertThat(find(later.id())).isEmpty();
  }

  @Test
  default void recordsNoSerialNumberTwice() {
    Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();
    pending(withSerialNumber(tenant, serial), Optional.empty());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> pending(withSerialNumber(tenant, serial), Optional.empty()));
  }

  @Test
  default void recordsNoSerialNumberThatWasBurnedOrThatACaCertificateHas() {
    Tenant tenant = storedTenant();
    IssuanceRecord failed = stored(tenant.aRequest().build());
    recorded().settled(failed.failed("too slow", AT));
    ToBeSigned ofAuthority =
        new ToBeSigned(
            tenant.authority().id(),
            RandomValues.serialNumber(),
            ToBeSigned.Kind.AUTHORITY_CERTIFICATE,
            UUID.randomUUID(),
            RandomValues.octets(300));
    commit(() -> stores().signedContents().add(ofAuthority));

    for (SerialNumber serial :
        List.of(failed.toBeSigned().orElseThrow().serialNumber(), ofAuthority.serialNumber())) {
      assertThatExceptionOfType(DuplicateEntry.class)
          .isThrownBy(() -> pending(withSerialNumber(tenant, serial), Optional.empty()));
    }
  }

  @Test
  default void recordsWhatIsAboutToBeSigned() {
    IssuanceRecord request = stored(storedTenant().aRequest().build());
    ToBeSigned content = request.toBeSigned().orElseThrow();

    assertThat(
            commit(
                () ->
                    stores().signedContents().find(content.authorityId(), content.serialNumber())))
        .contains(content);
  }

  @Test
  default void tellsWhatIsOnRecordOfTheKey() {
    Tenant tenant = storedTenant();
    SubjectPublicKeyInfo key = RandomValues.publicKey(KeyAlgorithm.EC_P256);
    IssuedCertificate earlier =
        stored(tenant.aCertificate().withPublicKeyFingerprint(key.fingerprint()).build());
    IssuanceRecord request = tenant.aRequest().build();

    assertThat(pending(tenant.aRequest().build(), Optional.empty())).isEqualTo(KeyRecord.NONE);
    assertThat(journal().pending(request, key, Optional.empty()))
        .isEqualTo(new KeyRecord(Optional.empty(), false, Optional.of(earlier.serialNumber())));
    assertThat(find(request.id())).contains(request);
  }

  @Test
  default void recordsNothingOnAKeyThatIsBlockedOrACas() {
    Tenant tenant = storedTenant();
    SubjectPublicKeyInfo leaked = RandomValues.publicKey(KeyAlgorithm.EC_P256);
    BlockedKey blocked = blocked(leaked);
    SubjectPublicKeyInfo ofAuthority = tenant.authority().certificate().orElseThrow().publicKey();
    UUID identity = UUID.randomUUID();

    for (SubjectPublicKeyInfo key : List.of(leaked, ofAuthority)) {
      IssuanceRecord request = tenant.aRequest().build();
      ToBeSigned content = request.toBeSigned().orElseThrow();
      KeyRecord known = journal().pending(request, key, bound(keyFor(identity, request)));

      assertThat(known).isEqualTo(stores().keyRecords().of(key, tenant.projectId()));
      assertThat(known.forbidsCertificates()).isTrue();
      assertThat(find(request.id())).isEmpty();
      assertThat(find(keyFor(identity, request))).isEmpty();
      assertThat(
              commit(
                  () ->
                      stores()
                          .signedContents()
                          .find(content.authorityId(), content.serialNumber())))
          .isEmpty();
    }
    assertThat(journal().pending(tenant.aRequest().build(), leaked, Optional.empty()).blocked())
        .contains(blocked);
  }

  @Test
  default void ofManyAtOnceThoseOnABlockedKeyAloneAreNotRecorded() {
    Tenant tenant = storedTenant();
    SubjectPublicKeyInfo leaked = RandomValues.publicKey(KeyAlgorithm.EC_P256);
    blocked(leaked);
    List<IssuanceRecord> requests =
        IntStream.range(0, 200).mapToObj(i -> tenant.aRequest().build()).toList();
    Set<IssuanceRecord> onTheLeaked =
        IntStream.range(0, 200)
            .filter(i -> i % 20 == 7)
            .mapToObj(requests::get)
            .collect(Collectors.toSet());

    List<Optional<RuntimeException>> ends =
        atTheSameTime(
            requests,
            request ->
                journal()
                    .pending(
                        request,
                        onTheLeaked.contains(request)
                            ? leaked
                            : RandomValues.publicKey(KeyAlgorithm.EC_P256),
                        Optional.empty()));

    assertThat(ends).allMatch(Optional::isEmpty);
    for (IssuanceRecord request : requests) {
      assertThat(find(request.id()).isPresent()).isNotEqualTo(onTheLeaked.contains(request));
    }
  }

  private BlockedKey blocked(SubjectPublicKeyInfo key) {
    BlockedKey blocked =
        new BlockedKey(
            UUID.randomUUID(),
            BlockedKey.HashedPart.SPKI,
            key.fingerprint(),
            RequestFlaw.KEY_BLOCKED,
            "it leaked",
            Optional.empty(),
            AT);
    commit(() -> stores().blockedKeys().add(blocked));
    return blocked;
  }

  @Test
  default void keepsACaAsLongAsARequestIsPendingUnderIt() {
    Tenant tenant = storedTenant();
    UUID authority = tenant.authority().id();
    commit(() -> stores().profiles().remove(tenant.profile().id()));
    IssuanceRecord request = stored(tenant.aRequest().build());

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().authorities().remove(authority)));

    recorded().settled(request.failed("too slow", AT));
    commit(() -> stores().authorities().remove(authority));
    assertThat(commit(() -> stores().authorities().find(authority))).isEmpty();
    assertThat(find(request.id())).isPresent();
  }

  @Test
  default void recordsNothingUnderACaThatIsNotThere() {
    IssuanceRecord request = storedTenant().aRequest().underAuthority(UUID.randomUUID()).build();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> pending(request, Optional.empty()));
    assertThat(find(request.id())).isEmpty();
  }

  @Test
  default void settlesARequestThatCameToNothingWithItsEvent() {
    Tenant tenant = storedTenant();
    IssuanceRecord pending = stored(tenant.aRequest().withMetadata("team", "blue").build());
    AuditEvent event = Records.anAuditEvent(Optional.of(tenant.projectId()), AT);
    IssuanceRecord failed = pending.failed("nul \u0000, \u20ac", AT);

    journal().failed(failed, event);

    assertThat(find(pending.id()).orElseThrow().toBeSigned()).isEqualTo(pending.toBeSigned());
    assertThat(find(pending.id()).map(IssuanceRecord::status)).contains(RequestStatus.FAILED);
    assertThat(events(tenant)).containsExactly(event);
  }

  @Test
  default void recordsNothingInAProjectThatIsNotThere() {
    IssuanceRecord request =
        IssuanceRecordBuilder.aCertificateRequest().inProject(UUID.randomUUID()).build();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> pending(request, Optional.empty()));
  }

  @Test
  default void settlesARequestWithItsCertificateAndItsEvent() {
    Tenant tenant = storedTenant();
    IssuanceRecord pending = tenant.aRequest().withMetadata("team", "blue").build();
    pending(pending, Optional.empty());
    IssuedCertificate certificate = tenant.aCertificate(pending).build();
    AuditEvent event = Records.anAuditEvent(Optional.of(tenant.projectId()), AT);

    journal().issued(pending.issued(Optional.empty(), certificate.createdAt()), certificate, event);

    assertThat(find(pending.id()))
        .contains(pending.issued(Optional.empty(), certificate.createdAt()));
    assertThat(commit(() -> stores().certificates().find(certificate.id()))).contains(certificate);
    assertThat(events(tenant)).containsExactly(event);
  }

  @Test
  default void storesNoCertificateOfARequestThatIsSettled() {
    Tenant tenant = storedTenant();
    IssuanceRecord pending = tenant.aRequest().build();
    pending(pending, Optional.empty());
    IssuanceRecord failed = pending.failed("too slow", AT);
    recorded().settled(failed);
    IssuedCertificate certificate = tenant.aCertificate(pending).build();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(
            () ->
                journal()
                    .issued(
                        pending.issued(Optional.empty(), AT),
                        certificate,
                        Records.anAuditEvent(Optional.of(tenant.projectId()), AT)));

    assertThat(find(pending.id())).contains(failed);
    assertThat(commit(() -> stores().certificates().find(certificate.id()))).isEmpty();
    assertThat(events(tenant)).extracting(AuditEvent::at).containsExactly(failed.updatedAt());
  }

  @Test
  default void recordsARefusedRequestWithItsEvent() {
    Tenant tenant = storedTenant();
    IssuanceRecord request =
        tenant.aRequest().refusedFor("san-denied", "ca-denied", "san-denied").build();
    AuditEvent event = Records.anAuditEvent(Optional.of(tenant.projectId()), AT);

    journal().nothingToSign(request, event);

    assertThat(request.status()).isEqualTo(RequestStatus.REJECTED);
    assertThat(find(request.id())).contains(request);
    assertThat(events(tenant)).containsExactly(event);
  }

  @Test
  default void ofManyAtOnceOnlyThoseFailThatCollide() {
    Tenant tenant = storedTenant();
    SerialNumber taken = RandomValues.serialNumber();
    pending(withSerialNumber(tenant, taken), Optional.empty());
    List<IssuanceRecord> requests =
        IntStream.range(0, 200)
            .mapToObj(
                i -> i % 20 == 7 ? withSerialNumber(tenant, taken) : tenant.aRequest().build())
            .toList();

    List<Optional<RuntimeException>> ends = atTheSameTime(requests, this::issue);

    for (int i = 0; i < requests.size(); i++) {
      Optional<IssuanceRecord> found = find(requests.get(i).id());
      if (i % 20 == 7) {
        assertThat(ends.get(i)).containsInstanceOf(DuplicateEntry.class);
        assertThat(found).isEmpty();
      } else {
        assertThat(ends.get(i)).isEmpty();
        assertThat(found.map(IssuanceRecord::status)).contains(RequestStatus.ISSUED);
      }
    }
    assertThat(events(tenant)).hasSize(100);
    assertThat(
            commit(
                () ->
                    stores()
                        .auditTrail()
                        .list(
                            AuditEventCriteria.allOf(Optional.of(tenant.projectId())), FIRST_PAGE)))
        .extracting(Page::totalCount)
        .isEqualTo(190L);
  }

  @Test
  default void ofManyThatBindOneKeyAtOnceOneWins() {
    Tenant tenant = storedTenant();
    UUID identity = UUID.randomUUID();
    List<IssuanceRecord> requests =
        IntStream.range(0, 32).mapToObj(i -> tenant.aRequest().build()).toList();

    List<Optional<RuntimeException>> ends =
        atTheSameTime(requests, request -> pending(request, bound(keyFor(identity, request))));

    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream)).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void ofManyThatRebindOneKeyAtOnceOneWins() {
    Tenant tenant = storedTenant();
    UUID identity = UUID.randomUUID();
    IssuanceRecord former = tenant.aRequest().build();
    pending(former, bound(keyFor(identity, former)));
    List<IssuanceRecord> requests =
        IntStream.range(0, 32).mapToObj(i -> tenant.aRequest().build()).toList();

    List<Optional<RuntimeException>> ends =
        atTheSameTime(
            requests,
            request ->
                pending(
                    request,
                    Optional.of(new Binding(keyFor(identity, request), Optional.of(former.id())))));

    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream)).allMatch(DuplicateEntry.class::isInstance);
  }

  private void issue(IssuanceRecord request) {
    pending(request, Optional.empty());
    IssuedCertificate certificate =
        IssuedCertificateBuilder.anIssuedCertificate()
            .answering(request)
            .issuedBy(
                request.toBeSigned().orElseThrow().authorityId(),
                certificateOf(request.toBeSigned().orElseThrow().authorityId()))
            .build();
    journal()
        .issued(
            request.issued(Optional.empty(), certificate.createdAt()),
            certificate,
            Records.anAuditEvent(Optional.of(request.projectId()), AT));
  }

  private UUID certificateOf(UUID authority) {
    return commit(() -> stores().authorities().find(authority))
        .orElseThrow()
        .certificate()
        .orElseThrow()
        .id();
  }

  private static List<Optional<RuntimeException>> atTheSameTime(
      List<IssuanceRecord> requests, Consumer<IssuanceRecord> work) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Optional<RuntimeException>>> running = new ArrayList<>();
      for (IssuanceRecord request : requests) {
        running.add(threads.submit(() -> thrownBy(() -> work.accept(request))));
      }
      List<Optional<RuntimeException>> ends = new ArrayList<>();
      for (Future<Optional<RuntimeException>> each : running) {
        ends.add(each.get());
      }
      return ends;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<RuntimeException> thrownBy(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** On a key that was never seen. */
  private KeyRecord pending(IssuanceRecord request, Optional<Binding> binding) {
    return journal().pending(request, RandomValues.publicKey(KeyAlgorithm.EC_P256), binding);
  }

  private IssuanceJournal journal() {
    return stores().issuanceJournal();
  }

  private Optional<IssuanceRecord> find(UUID id) {
    return commit(() -> stores().issuanceRecords().find(id));
  }

  private Optional<IdempotencyKey> find(IdempotencyKey key) {
    return commit(() -> stores().idempotencyKeys().find(key.identityId(), key.key()));
  }

  private List<AuditEvent> events(Tenant tenant) {
    return commit(
            () ->
                stores()
                    .auditTrail()
                    .list(AuditEventCriteria.allOf(Optional.of(tenant.projectId())), FIRST_PAGE))
        .items();
  }

  private static IssuanceRecord withSerialNumber(Tenant tenant, SerialNumber serial) {
    return tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build();
  }

  private static Optional<Binding> bound(IdempotencyKey key) {
    return Optional.of(new Binding(key, Optional.empty()));
  }

  private static IdempotencyKey keyFor(UUID identity, IssuanceRecord request) {
    return new IdempotencyKey(
        identity, "k", "0c".repeat(32), request.id(), List.of(), AT, AT.plusSeconds(9));
  }
}
