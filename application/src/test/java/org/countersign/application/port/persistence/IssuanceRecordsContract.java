package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IdempotencyKeys.Remarks;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SerialNumber;
import org.junit.jupiter.api.Test;

/** What {@link IssuanceRecords} promises. */
public interface IssuanceRecordsContract extends StoresContract {

  Instant AT = Instant.parse("2030-01-01T12:00:00.000001Z");

  @Test
  default void recordsAPendingRequestWithEveryDetail() {
    CertificateRequest request =
        storedTenant()
            .aRequest()
            .withName(GeneralNameKind.OTHER_NAME, "1.2.3: \u00fc\u0000")
            .withCsr("\u0000 no CSR \u20ac " + "x".repeat(70_000))
            .withMetadata("team", "blue")
            .withMetadata("team", "blue")
            .withMetadata("nul \u0000", "nul \u0000")
            .withWarning(new Warning("csr-deviation", "attributes", "nul \u0000"))
            .build();

    records().pending(request, Optional.empty());

    assertThat(find(request.id())).contains(request);
  }

  @Test
  default void bindsAKeyToAPendingRequest() {
    CertificateRequest request = storedTenant().aRequest().build();
    IdempotencyKey key = keyFor(UUID.randomUUID(), request);

    records().pending(request, bound(key));

    assertThat(find(key)).contains(key);
  }

  @Test
  default void recordsNothingWhenTheKeyIsBound() {
    Tenant tenant = storedTenant();
    CertificateRequest first = tenant.aRequest().build();
    CertificateRequest second = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    records().pending(first, bound(keyFor(identity, first)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> records().pending(second, bound(keyFor(identity, second))));

    assertThat(find(second.id())).isEmpty();
    assertThat(find(keyFor(identity, first))).contains(keyFor(identity, first));
  }

  @Test
  default void letsAKeyStandForAnotherRequest() {
    Tenant tenant = storedTenant();
    CertificateRequest former = tenant.aRequest().build();
    CertificateRequest later = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    records().pending(former, bound(keyFor(identity, former)));

    records()
        .pending(
            later, Optional.of(new Binding(keyFor(identity, later), Optional.of(former.id()))));

    assertThat(find(keyFor(identity, later))).contains(keyFor(identity, later));
  }

  @Test
  default void recordsNothingWhenTheKeyStandsForAThirdRequestByNow() {
    Tenant tenant = storedTenant();
    CertificateRequest bound = tenant.aRequest().build();
    CertificateRequest later = tenant.aRequest().build();
    UUID identity = UUID.randomUUID();
    records().pending(bound, bound(keyFor(identity, bound)));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                records()
                    .pending(
                        later,
                        Optional.of(
                            new Binding(keyFor(identity, later), Optional.of(UUID.randomUUID())))));

    assertThat(find(later.id())).isEmpty();
  }

  @Test
  default void recordsNoSerialNumberTwice() {
    Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();
    records().pending(withSerialNumber(tenant, serial), Optional.empty());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> records().pending(withSerialNumber(tenant, serial), Optional.empty()));
  }

  @Test
  default void recordsNothingInAProjectThatIsNotThere() {
    CertificateRequest request =
        CertificateRequestBuilder.aCertificateRequest().inProject(UUID.randomUUID()).build();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> records().pending(request, Optional.empty()));
  }

  @Test
  default void settlesARequestWithItsCertificateAndItsEvent() {
    Tenant tenant = storedTenant();
    CertificateRequest pending = tenant.aRequest().withMetadata("team", "blue").build();
    records().pending(pending, Optional.empty());
    IssuedCertificate certificate = tenant.aCertificate(pending).build();
    AuditEvent event = Records.anAuditEvent(Optional.of(tenant.projectId()), AT);

    records().issued(pending.issued(certificate.id(), AT), certificate, event);

    assertThat(find(pending.id())).contains(pending.issued(certificate.id(), AT));
    assertThat(commit(() -> stores().certificates().find(certificate.id()))).contains(certificate);
    assertThat(events(tenant)).containsExactly(event);
  }

  @Test
  default void storesNoCertificateOfARequestThatIsSettled() {
    Tenant tenant = storedTenant();
    CertificateRequest pending = tenant.aRequest().build();
    records().pending(pending, Optional.empty());
    CertificateRequest failed = pending.failed("too slow", AT);
    commit(() -> stores().certificateRequests().settle(failed));
    IssuedCertificate certificate = tenant.aCertificate(pending).build();

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(
            () ->
                records()
                    .issued(
                        pending.issued(certificate.id(), AT),
                        certificate,
                        Records.anAuditEvent(Optional.of(tenant.projectId()), AT)));

    assertThat(find(pending.id())).contains(failed);
    assertThat(commit(() -> stores().certificates().find(certificate.id()))).isEmpty();
    assertThat(events(tenant)).isEmpty();
  }

  @Test
  default void recordsARefusedRequestWithItsEvent() {
    Tenant tenant = storedTenant();
    CertificateRequest request =
        tenant.aRequest().refusedFor("san-denied", "ca-denied", "san-denied").build();
    AuditEvent event = Records.anAuditEvent(Optional.of(tenant.projectId()), AT);

    records().refused(request, event);

    assertThat(request.status()).isEqualTo(RequestStatus.REJECTED);
    assertThat(find(request.id())).contains(request);
    assertThat(events(tenant)).containsExactly(event);
  }

  @Test
  default void ofManyAtOnceOnlyThoseFailThatCollide() {
    Tenant tenant = storedTenant();
    SerialNumber taken = RandomValues.serialNumber();
    records().pending(withSerialNumber(tenant, taken), Optional.empty());
    List<CertificateRequest> requests =
        IntStream.range(0, 200)
            .mapToObj(
                i -> i % 20 == 7 ? withSerialNumber(tenant, taken) : tenant.aRequest().build())
            .toList();

    List<Optional<RuntimeException>> ends = atTheSameTime(requests, this::issue);

    for (int i = 0; i < requests.size(); i++) {
      Optional<CertificateRequest> found = find(requests.get(i).id());
      if (i % 20 == 7) {
        assertThat(ends.get(i)).containsInstanceOf(DuplicateEntry.class);
        assertThat(found).isEmpty();
      } else {
        assertThat(ends.get(i)).isEmpty();
        assertThat(found.map(CertificateRequest::status)).contains(RequestStatus.ISSUED);
      }
    }
    assertThat(events(tenant)).hasSize(100);
    assertThat(
            commit(() -> stores().auditTrail().list(Optional.of(tenant.projectId()), FIRST_PAGE)))
        .extracting(Page::totalCount)
        .isEqualTo(190L);
  }

  @Test
  default void ofManyThatBindOneKeyAtOnceOneWins() {
    Tenant tenant = storedTenant();
    UUID identity = UUID.randomUUID();
    List<CertificateRequest> requests =
        IntStream.range(0, 32).mapToObj(i -> tenant.aRequest().build()).toList();

    List<Optional<RuntimeException>> ends =
        atTheSameTime(
            requests, request -> records().pending(request, bound(keyFor(identity, request))));

    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream)).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void ofManyThatRebindOneKeyAtOnceOneWins() {
    Tenant tenant = storedTenant();
    UUID identity = UUID.randomUUID();
    CertificateRequest former = tenant.aRequest().build();
    records().pending(former, bound(keyFor(identity, former)));
    List<CertificateRequest> requests =
        IntStream.range(0, 32).mapToObj(i -> tenant.aRequest().build()).toList();

    List<Optional<RuntimeException>> ends =
        atTheSameTime(
            requests,
            request ->
                records()
                    .pending(
                        request,
                        Optional.of(
                            new Binding(keyFor(identity, request), Optional.of(former.id())))));

    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream)).allMatch(DuplicateEntry.class::isInstance);
  }

  private void issue(CertificateRequest request) {
    records().pending(request, Optional.empty());
    IssuedCertificate certificate =
        IssuedCertificateBuilder.anIssuedCertificate()
            .answering(request)
            .issuedBy(
                request.toBeSigned().orElseThrow().authorityId(),
                certificateOf(request.toBeSigned().orElseThrow().authorityId()))
            .build();
    records()
        .issued(
            request.issued(certificate.id(), AT),
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
      List<CertificateRequest> requests, Consumer<CertificateRequest> work) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Optional<RuntimeException>>> running = new ArrayList<>();
      for (CertificateRequest request : requests) {
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

  private IssuanceRecords records() {
    return stores().issuanceRecords();
  }

  private Optional<CertificateRequest> find(UUID id) {
    return commit(() -> stores().certificateRequests().find(id));
  }

  private Optional<IdempotencyKey> find(IdempotencyKey key) {
    return commit(() -> stores().idempotencyKeys().find(key.identityId(), key.key()));
  }

  private List<AuditEvent> events(Tenant tenant) {
    return commit(() -> stores().auditTrail().list(Optional.of(tenant.projectId()), FIRST_PAGE))
        .items();
  }

  private static CertificateRequest withSerialNumber(Tenant tenant, SerialNumber serial) {
    return tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build();
  }

  private static Optional<Binding> bound(IdempotencyKey key) {
    return Optional.of(new Binding(key, Optional.empty()));
  }

  private static IdempotencyKey keyFor(UUID identity, CertificateRequest request) {
    return new IdempotencyKey(
        identity, "k", "0c".repeat(32), request.id(), Remarks.NONE, AT, AT.plusSeconds(9));
  }
}
