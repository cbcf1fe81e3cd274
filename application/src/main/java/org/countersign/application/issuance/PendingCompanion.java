package org.countersign.application.issuance;

import org.countersign.domain.issuance.CertificateRequest;

/** What is written in the unit that records a pending request: with it, or not at all. */
@FunctionalInterface
interface PendingCompanion {

  PendingCompanion NONE = (pending, judged) -> {};

  /**
   * Writes; what is thrown undoes the recording of the request, too.
   *
   * @param judged has the certificate that will be signed
   */
  void write(CertificateRequest pending, JudgedCase judged);
}
