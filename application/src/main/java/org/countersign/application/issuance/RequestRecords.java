package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.refusal.PolicyRefusal;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.Violation;

/** Writes down what becomes of each request, each time in a unit of work with its audit event. */
final class RequestRecords {

  private final IssuanceUseCases.Stores stores;
  private final AuditLog audit;
  private final Clock clock;

  RequestRecords(IssuanceUseCases.Stores stores, AuditLog audit, Clock clock) {
    this.stores = stores;
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
            inForce,
            RequestStatus.PENDING,
            content,
            Optional.of(toBeSigned),
            List.of(),
            Optional.empty());
    stores.unitOfWork().commit(() -> stores.requests().add(request));
    return request;
  }

  /** After the signature was verified: the certificate, its request, the audit event. */
  CertificateRequest issued(CertificateRequest pending, IssuedCertificate certificate) {
    CertificateRequest issued = pending.issued(certificate.id(), clock.instant());
    stores
        .unitOfWork()
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

  /** A request that a rule, the CSR itself or the CA's state forbids. */
  void refused(
      UUID id,
      IssueCertificate.Command command,
      ProfileInForce inForce,
      RequestedContent content,
      Refused refusal) {
    List<Violation> violations =
        refusal.policyRefusal().map(PolicyRefusal::violations).orElse(List.of());
    CertificateRequest request =
        request(
            id,
            command,
            inForce,
            RequestStatus.REJECTED,
            content,
            Optional.empty(),
            violations,
            Optional.of(refusal.getMessage()));
    stores
        .unitOfWork()
        .commit(
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

  /** A request whose certificate could not be made or stored; its serial number is burned. */
  void failed(CertificateRequest pending, String reason) {
    CertificateRequest failed = pending.failed(reason, clock.instant());
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.requests().settle(failed);
              audit.append(
                  Optional.of(failed.projectId()),
                  Optional.empty(),
                  "certificate-request.failed",
                  failed.id(),
                  Map.of("reason", reason));
            });
  }

  private CertificateRequest request(
      UUID id,
      IssueCertificate.Command command,
      ProfileInForce inForce,
      RequestStatus status,
      RequestedContent content,
      Optional<ToBeSigned> toBeSigned,
      List<Violation> violations,
      Optional<String> errorMessage) {
    Instant now = clock.instant();
    return new CertificateRequest(
        id,
        inForce.profile().projectId(),
        inForce.profile().id(),
        command.caller().identityId(),
        status,
        command.csr(),
        content,
        Optional.of(inForce.judgement()),
        toBeSigned,
        Optional.empty(),
        violations,
        errorMessage,
        command.metadata(),
        now,
        now);
  }
}
