package org.countersign.application.issuance;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * What the database has on record about a requester's key. Properties of the key itself were
 * checked when the CSR was read.
 */
final class KeyChecks {

  private static final KeyObjection OF_AUTHORITY =
      new KeyObjection(
          RequestFlaw.KEY_OF_AUTHORITY,
          "The key in the CSR is the key of a certification authority of this installation;"
              + " make another key for this certificate");

  private final KeyRecords records;

  KeyChecks(KeyRecords records) {
    this.records = Objects.requireNonNull(records, "records");
  }

  /**
   * @param objection why no certificate is issued for it
   * @param reuse that there is a certificate for it already, in the same project
   */
  record Knowledge(Optional<Violation> objection, Optional<KeyReuse> reuse) {}

  /** Called with no unit of work open. */
  Knowledge of(SubjectPublicKeyInfo key, UUID projectId) {
    return of(records.of(key, projectId));
  }

  static Knowledge of(KeyRecord record) {
    return new Knowledge(
        objection(record).map(KeyObjection::violation), record.latest().map(KeyReuse::new));
  }

  private static Optional<KeyObjection> objection(KeyRecord record) {
    return record
        .blocked()
        .map(BlockedKey::objection)
        .or(() -> record.ofAuthority() ? Optional.of(OF_AUTHORITY) : Optional.empty());
  }
}
