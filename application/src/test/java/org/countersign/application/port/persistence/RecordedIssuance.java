package org.countersign.application.port.persistence;

import java.util.Optional;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Requests and certificates, written as issuing writes them. */
public final class RecordedIssuance {

  private final IssuanceJournal journal;

  public RecordedIssuance(IssuanceJournal journal) {
    this.journal = journal;
  }

  /** A request that is pending, on a key that was never seen, is refused or waits for approval. */
  public IssuanceRecord of(IssuanceRecord request) {
    if (request.status() == RequestStatus.PENDING) {
      SubjectPublicKeyInfo key = RandomValues.publicKey(KeyAlgorithm.EC_P256);
      journal.pending(request, key, Optional.empty());
    } else {
      journal.nothingToSign(request, anEvent(request));
    }
    return request;
  }

  /** A certificate, with the request that it answers. */
  public IssuedCertificate of(IssuedCertificate certificate) {
    IssuanceRecord request = of(IssuanceRecordBuilder.aRequestFor(certificate).build());
    return settled(request.issued(Optional.empty(), certificate.createdAt()), certificate);
  }

  /** A recorded request that is pending, with its certificate. */
  public IssuedCertificate settled(IssuanceRecord issued, IssuedCertificate certificate) {
    journal.issued(issued, certificate, anEvent(issued));
    return certificate;
  }

  /** A recorded request that is pending, come to nothing. */
  public IssuanceRecord settled(IssuanceRecord failed) {
    journal.failed(failed, anEvent(failed));
    return failed;
  }

  private static AuditEvent anEvent(IssuanceRecord request) {
    return Records.anAuditEvent(Optional.of(request.projectId()), request.updatedAt());
  }
}
