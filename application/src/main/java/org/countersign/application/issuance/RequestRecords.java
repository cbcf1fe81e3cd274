package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.PolicyRefusal;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.profile.CertificateProfile;

/** Writes down what becomes of each request, each time in a unit of work with its audit event. */
final class RequestRecords {

  private static final String TOO_LATE =
      "This took so long that the request was given up before its certificate was stored; nothing"
          + " was issued, send it again";

  private final IssuanceUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AuditLog audit;
  private final Clock clock;

  RequestRecords(IssuanceUseCases.Stores stores, AuditLog audit, Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.audit = audit;
    this.clock = clock;
  }

  /** Before a key signs: the serial number and the very octets. */
  CertificateRequest pending(
      UUID id,
      IssueCertificate.Command command,
      ProfileInForce inForce,
      RequestedContent content,
      LintedCertificate certificate) {
    ToBeSigned toBeSigned =
        new ToBeSigned(
            inForce.authority().id(), certificate.content().serialNumber(), certificate.der());
    CertificateRequest request =
        request(
            id,
            command,
            inForce.profile(),
            RequestStatus.PENDING,
            content,
            Optional.of(inForce.judgement()),
            Optional.of(toBeSigned),
            List.of(),
            Optional.empty());
    unitOfWork.commit(() -> stores.requests().add(request));
    return request;
  }

  /**
   * After the signature was verified: the certificate, its request, the audit event.
   *
   * @throws Refused CONFLICT when the request is pending no longer; nothing was stored
   */
  CertificateRequest issued(CertificateRequest pending, IssuedCertificate certificate) {
    CertificateRequest issued = pending.issued(certificate.id(), clock.instant());
    new RetryingUnitOfWork(stores.unitOfWork(), TOO_LATE)
        .commit(
            () -> {
              stores.certificates().add(certificate);
              stores.requests().settle(issued);
              audit.record(
                  issued.projectId(),
                  issued.requesterId(),
                  "certificate.issued",
                  certificate.id(),
                  Map.of(
                      "serialNumber", certificate.serialNumber().hex(),
                      "profileId", certificate.profileId().toString()));
            });
    return issued;
  }

  /**
   * A request that a rule, the CSR itself, the CA's state or the requester's role forbids.
   *
   * @param judgement empty when it was refused before any policy looked at it
   */
  void refused(
      UUID id,
      IssueCertificate.Command command,
      CertificateProfile profile,
      Optional<Judgement> judgement,
      RequestedContent content,
      Refused refusal) {
    List<Violation> violations =
        refusal.policyRefusal().map(PolicyRefusal::violations).orElse(List.of());
    CertificateRequest request =
        request(
            id,
            command,
            profile,
            RequestStatus.REJECTED,
            content,
            judgement,
            Optional.empty(),
            violations,
            Optional.of(refusal.getMessage()));
    unitOfWork.commit(
        () -> {
          stores.requests().add(request);
          audit.record(
              request.projectId(),
              request.requesterId(),
              "certificate-request.refused",
              id,
              Map.of("profileId", request.profileId().toString()));
        });
  }

  /**
   * A request whose certificate could not be made or stored; its serial number is burned.
   *
   * @return whether it was still pending; otherwise nothing was written
   */
  boolean failed(CertificateRequest pending, String reason) {
    return unitOfWork.commit(
        () -> {
          boolean stillPending =
              stores
                  .requests()
                  .find(pending.id())
                  .filter(request -> request.status() == RequestStatus.PENDING)
                  .isPresent();
          if (stillPending) {
            fail(pending.failed(reason, clock.instant()), reason);
          }
          return stillPending;
        });
  }

  private void fail(CertificateRequest failed, String reason) {
    stores.requests().settle(failed);
    audit.append(
        Optional.of(failed.projectId()),
        Optional.empty(),
        "certificate-request.failed",
        failed.id(),
        Map.of("reason", reason));
  }

  private CertificateRequest request(
      UUID id,
      IssueCertificate.Command command,
      CertificateProfile profile,
      RequestStatus status,
      RequestedContent content,
      Optional<Judgement> judgement,
      Optional<ToBeSigned> toBeSigned,
      List<Violation> violations,
      Optional<String> errorMessage) {
    Instant now = clock.instant();
    return new CertificateRequest(
        id,
        profile.projectId(),
        profile.id(),
        command.caller().identityId(),
        status,
        command.csr(),
        content,
        judgement,
        toBeSigned,
        Optional.empty(),
        violations,
        errorMessage,
        command.metadata(),
        now,
        now);
  }
}
