package org.countersign.application.port.persistence;

import java.util.Optional;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;

/** The records of issuing in memory: a unit of work for each, tried again as the port promises. */
public final class InMemoryIssuanceRecords implements IssuanceRecords {

  /** As many as in the database's adapter. */
  private static final int RUNS = 3;

  private final UnitOfWork unitOfWork;
  private final CertificateRequests requests;
  private final Certificates certificates;
  private final IdempotencyKeys keys;
  private final AuditTrail audit;

  /**
   * @param unitOfWork of those stores, whoever looks on
   */
  public InMemoryIssuanceRecords(UnitOfWork unitOfWork, InMemoryStores stores) {
    this.unitOfWork = unitOfWork;
    this.requests = stores.certificateRequests();
    this.certificates = stores.certificates();
    this.keys = stores.idempotencyKeys();
    this.audit = stores.auditTrail();
  }

  @Override
  public void pending(CertificateRequest request, Optional<Binding> binding) {
    commit(
        () -> {
          requests.add(request);
          binding.ifPresent(this::bind);
        });
  }

  private void bind(Binding binding) {
    binding
        .former()
        .ifPresentOrElse(
            former -> keys.rebind(binding.key(), former), () -> keys.add(binding.key()));
  }

  @Override
  public void issued(CertificateRequest issued, IssuedCertificate certificate, AuditEvent event) {
    commit(
        () -> {
          requests.settle(issued);
          certificates.add(certificate);
          audit.append(event);
        });
  }

  @Override
  public void refused(CertificateRequest request, AuditEvent event) {
    commit(
        () -> {
          requests.add(request);
          audit.append(event);
        });
  }

  private void commit(Runnable unit) {
    for (int run = 1; run < RUNS; run++) {
      try {
        unitOfWork.commit(unit);
        return;
      } catch (ConcurrentChange e) {
        // The next run finds what was in the way.
      }
    }
    unitOfWork.commit(unit);
  }
}
