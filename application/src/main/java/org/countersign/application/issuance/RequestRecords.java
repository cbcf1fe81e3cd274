package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.IssuanceRecords.Binding;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.profile.CertificateProfile;

/** Writes down what becomes of each request, each time together with its audit event. */
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

  /**
   * Before a key signs: the serial number and the very octets.
   *
   * @param companion what is written with the request
   * @throws DuplicateEntry when the companion is there already; nothing was recorded
   */
  CertificateRequest pending(
      UUID id,
      IssueCertificate.Command command,
      JudgedCase judged,
      LintedCertificate toSign,
      PendingCompanion companion) {
    ToBeSigned toBeSigned =
        new ToBeSigned(
            judged.inForce().authority().id(), toSign.content().serialNumber(), toSign.der());
    CertificateRequest request =
        request(
            id,
            command,
            KeptText.ofReadable(command.csr()),
            judged.inForce().profile(),
            RequestStatus.PENDING,
            judged.content(),
            judged.judgement(),
            Optional.of(toBeSigned),
            List.of(),
            judged.warnings(),
            Optional.empty());
    Optional<Binding> binding = companion.of(request, judged);
    orRefused(RetryingUnitOfWork.IN_THE_WAY, () -> stores.records().pending(request, binding));
    return request;
  }

  /**
   * After the signature was verified: the certificate, its request, the audit event.
   *
   * @throws Refused CONFLICT when the request is pending no longer; nothing was stored
   */
  CertificateRequest issued(CertificateRequest pending, IssuedCertificate certificate) {
    CertificateRequest issued = pending.issued(certificate.id(), clock.instant());
    AuditEvent event =
        audit.event(
            issued.projectId(),
            issued.requesterId(),
            "certificate.issued",
            certificate.id(),
            Map.of(
                "serialNumber", certificate.serialNumber().hex(),
                "profileId", certificate.profileId().toString()));
    orRefused(TOO_LATE, () -> stores.records().issued(issued, certificate, event));
    return issued;
  }

  /** A request that the CSR itself, a rule or the CA's state forbids. */
  void refused(UUID id, IssueCertificate.Command command, JudgedCase judged) {
    add(
        request(
            id,
            command,
            judged.request().isPresent()
                ? KeptText.ofReadable(command.csr())
                : KeptText.ofUnread(command.csr()),
            judged.inForce().profile(),
            RequestStatus.REJECTED,
            judged.content(),
            judged.judgement(),
            Optional.empty(),
            judged.violations(),
            judged.warnings(),
            Optional.of(judged.message())));
  }

  /** A request that nobody judged: its profile, or the requester's role, bars the way. */
  void barred(UUID id, IssueCertificate.Command command, ProfilesInForce.Barred barred) {
    add(
        request(
            id,
            command,
            KeptText.ofUnread(command.csr()),
            barred.profile(),
            RequestStatus.REJECTED,
            RequestedContent.unreadable(command.terms()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(barred.refusal().getMessage())));
  }

  private void add(CertificateRequest refused) {
    AuditEvent event =
        audit.event(
            refused.projectId(),
            refused.requesterId(),
            "certificate-request.refused",
            refused.id(),
            Map.of("profileId", refused.profileId().toString()));
    orRefused(RetryingUnitOfWork.IN_THE_WAY, () -> stores.records().refused(refused, event));
  }

  private static void orRefused(String refusal, Runnable writing) {
    try {
      writing.run();
    } catch (ConcurrentChange e) {
      throw Refused.conflict(refusal);
    }
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
      String csr,
      CertificateProfile profile,
      RequestStatus status,
      RequestedContent content,
      Optional<Judgement> judgement,
      Optional<ToBeSigned> toBeSigned,
      List<Violation> violations,
      List<Warning> warnings,
      Optional<String> errorMessage) {
    Instant now = clock.instant();
    return new CertificateRequest(
        id,
        profile.projectId(),
        profile.id(),
        command.caller().identityId(),
        status,
        csr,
        content,
        judgement,
        toBeSigned,
        Optional.empty(),
        violations,
        warnings,
        errorMessage,
        command.metadata(),
        now,
        now);
  }
}
