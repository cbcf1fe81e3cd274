package org.countersign.application.issuance;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;

/** What has become of the request that a caller's key stands for. */
final class BoundKeys {

  private final IssuanceUseCases.Stores stores;
  private final IdempotencyKeys keys;
  private final Clock clock;

  BoundKeys(IssuanceUseCases.Stores stores, IdempotencyKeys keys, Clock clock) {
    this.stores = stores;
    this.keys = keys;
    this.clock = clock;
  }

  /** The state of a key. */
  sealed interface State {}

  /** Nothing was issued for the key, and nothing will be unless somebody asks again. */
  record Free(PendingCompanion binding) implements State {}

  /** Somebody is at work on it, or was when the server stopped. */
  record InWork() implements State {}

  record Issued(Issuance first) implements State {}

  /**
   * @throws Refused IDEMPOTENCY_KEY_REUSED when the key came before with another body or profile
   */
  State stateOf(Command command, Key key) {
    return stores.unitOfWork().commit(() -> inUnit(command, key));
  }

  private State inUnit(Command command, Key key) {
    Optional<IdempotencyKey> bound = keys.find(command.caller().id(), key.text());
    if (bound.isEmpty()) {
      return new Free(binding(key));
    }
    IssuanceRecord request = stores.requests().find(bound.get().requestId()).orElseThrow();
    if (!bound.get().bodyHash().equals(key.bodyHash())
        || !request.profileId().equals(command.profileId())) {
      throw Refused.idempotencyKeyReused();
    }
    return switch (request.status()) {
      case PENDING, PENDING_APPROVAL -> new InWork();
      case FAILED, REJECTED -> new Free(rebinding(key, request.id()));
      case ISSUED -> new Issued(first(bound.get(), request));
    };
  }

  private Issuance first(IdempotencyKey bound, IssuanceRecord request) {
    IssuedCertificate certificate =
        request.certificateId().flatMap(stores.certificates()::find).orElseThrow();
    return new Issuance(
        request,
        certificate,
        stores.authorities().chainOf(certificate.issuerCertificateId()),
        request.warnings(),
        bound.elements());
  }

  private PendingCompanion binding(Key key) {
    return (pending, judged) ->
        Optional.of(new Binding(bound(key, pending, judged), Optional.empty()));
  }

  private PendingCompanion rebinding(Key key, UUID failed) {
    return (pending, judged) ->
        Optional.of(new Binding(bound(key, pending, judged), Optional.of(failed)));
  }

  private IdempotencyKey bound(Key key, IssuanceRecord pending, JudgedCase judged) {
    return new IdempotencyKey(
        pending.requesterId(),
        key.text(),
        key.bodyHash(),
        pending.id(),
        judged.elements(),
        clock.instant(),
        judged.certificate().orElseThrow().content().validity().notAfter());
  }
}
