package org.countersign.application.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.port.persistence.IssuanceJournal.Binding;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;

/** Finds the state of the request that an idempotency key is bound to. */
final class BoundKeys {

  private final IssuanceUseCases.Stores stores;
  private final IdempotencyKeys keys;

  BoundKeys(IssuanceUseCases.Stores stores, IdempotencyKeys keys) {
    this.stores = stores;
    this.keys = keys;
  }

  /** The state of a key. */
  sealed interface State {}

  /**
   * Nothing was issued for the key, and nothing will be unless somebody asks again.
   *
   * @param former the failed request that the key stood for until now; empty for a new key
   */
  record Free(Key key, Optional<UUID> former) implements State {

    /**
     * The key for a request that is about to be recorded.
     *
     * @param judged has the certificate that will be signed
     */
    Binding to(IssuanceRecord pending, JudgedCase judged, Instant now) {
      IdempotencyKey bound =
          new IdempotencyKey(
              pending.requesterId(),
              key.text(),
              key.bodyHash(),
              pending.id(),
              judged.evaluation().elements(),
              now,
              judged.certificate().orElseThrow().content().validity().notAfter());
      return new Binding(bound, former);
    }
  }

  /** Its request is being processed, or was when the server stopped. */
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
      return new Free(key, Optional.empty());
    }
    IssuanceRecord request = stores.requests().find(bound.get().requestId()).orElseThrow();
    if (!bound.get().bodyHash().equals(key.bodyHash())
        || !request.profileId().equals(command.profileId())) {
      throw Refused.idempotencyKeyReused();
    }
    return switch (request.status()) {
      case PENDING, PENDING_APPROVAL -> new InWork();
      case FAILED, REJECTED -> new Free(key, Optional.of(request.id()));
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
}
