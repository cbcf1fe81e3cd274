package org.countersign.application.issuance;

import java.util.Optional;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What is known here of a requester's key from before. */
final class KnownKeys {

  private static final PageRequest ONE = new PageRequest(0, 1);

  private final IssuanceUseCases.Stores stores;
  private final KeyAcceptance acceptance;

  KnownKeys(IssuanceUseCases.Stores stores, KeyAcceptance acceptance) {
    this.stores = stores;
    this.acceptance = acceptance;
  }

  /**
   * @param objection why it is not certified
   * @param reuse that there is a certificate for it already
   */
  record Knowledge(Optional<Violation> objection, Optional<Warning> reuse) {}

  /** Called with no unit of work open. */
  Knowledge of(SubjectPublicKeyInfo key) {
    return stores
        .unitOfWork()
        .commit(
            () ->
                new Knowledge(
                    acceptance.objectionTo(key).map(KeyObjection::violation), reuse(key)));
  }

  private Optional<Warning> reuse(SubjectPublicKeyInfo key) {
    return stores.certificates().findByPublicKeyFingerprint(key.fingerprint(), ONE).items().stream()
        .findFirst()
        .map(
            certificate ->
                new Warning(
                    "key-reused",
                    "There is a certificate for this key already, serial number "
                        + certificate.serialNumber().hex()
                        + "; a new key for each certificate limits what the loss of one costs"));
  }
}
