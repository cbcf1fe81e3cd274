package org.countersign.application.issuance;

import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is known here of a requester's key from before. */
final class KnownKeys {

  private final IssuanceUseCases.Stores stores;
  private final KeyAcceptance acceptance;

  KnownKeys(IssuanceUseCases.Stores stores, KeyAcceptance acceptance) {
    this.stores = stores;
    this.acceptance = acceptance;
  }

  /**
   * @param objection why it is not certified
   * @param reuse that there is a certificate for it already, in the same project: what others have
   *     is not told
   */
  record Knowledge(Optional<Violation> objection, Optional<Warning> reuse) {}

  /** Called with no unit of work open. */
  Knowledge of(SubjectPublicKeyInfo key, UUID projectId) {
    return stores
        .unitOfWork()
        .commit(
            () ->
                new Knowledge(
                    acceptance.objectionTo(key).map(KeyObjection::violation),
                    reuse(key, projectId)));
  }

  private Optional<Warning> reuse(SubjectPublicKeyInfo key, UUID projectId) {
    return stores
        .certificates()
        .latestOnKey(projectId, key.fingerprint())
        .map(
            serialNumber ->
                new Warning(
                    "key-reused",
                    "There is a certificate for this key already, serial number "
                        + serialNumber.hex()
                        + "; a new key for each certificate limits what the loss of one costs"));
  }
}
