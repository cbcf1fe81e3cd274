package org.countersign.application.issuance;

import java.util.Optional;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.domain.issuance.IssuanceRecord;

/** What is written in the unit that records a pending request: with it, or not at all. */
@FunctionalInterface
interface PendingCompanion {

  PendingCompanion NONE = (pending, judged) -> Optional.empty();

  /**
   * @param judged has the certificate that will be signed
   */
  Optional<Binding> of(IssuanceRecord pending, JudgedCase judged);
}
